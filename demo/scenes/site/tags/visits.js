// Stands for an analytics tag: counts visits in a cookie of this site. Runs only when analytics are allowed.
{
  const seen = Number(/(?:^|; )nl_visits=(\d+)/.exec(document.cookie)?.[1] ?? 0);
  document.cookie = `nl_visits=${seen + 1}; path=/; max-age=2592000; samesite=lax`;
  document.documentElement.dataset.visits = String(seen + 1);
}
