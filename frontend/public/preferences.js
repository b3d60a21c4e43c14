// Before the first paint: the theme and density chosen last time, so that a light page does not flash dark.
try {
  const root = document.documentElement;
  const chosen = JSON.parse(localStorage.getItem('kuber.preferences') || '{}');
  root.dataset.theme = chosen.theme === 'light' ? 'light' : 'dark';
  root.dataset.density = chosen.density === 'comfortable' ? 'comfortable' : 'compact';
  root.dataset.palette = chosen.palette === 'colour-blind' ? 'colour-blind' : 'standard';
} catch {
  // Storage may be forbidden; the defaults in the page stand.
}
