// A core that has something else to do: counts until its parent ends it.
for (let count = 0; ; count += 1) if (count > 1e9) count = 0;
