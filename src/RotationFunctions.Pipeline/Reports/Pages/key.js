// A page that was opened with a key in its address: its links carry the key on. Only here, in the browser: no page that is sent or kept holds one.
(() => {
  const key = new URLSearchParams(location.search).get('code');
  if (!key) return;
  for (const link of document.querySelectorAll('a[href]:not([href^="#"])')) {
    const query = new URLSearchParams(link.search);
    query.set('code', key);
    link.search = query;
  }
})();
