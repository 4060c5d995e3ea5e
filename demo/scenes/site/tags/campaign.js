// Stands for an advertising tag: remembers the campaign of the address bar. Runs only when advertising is allowed.
{
  const campaign = new URLSearchParams(location.search).get('utm_campaign') ?? 'direct';
  document.cookie = `nl_campaign=${encodeURIComponent(campaign)}; path=/; max-age=2592000; samesite=lax`;
  document.documentElement.dataset.campaign = campaign;
}
