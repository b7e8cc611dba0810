// Runs before the page is painted, so that a chosen theme never flashes.
try {
  var theme = localStorage.getItem('lectern-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (error) {
  // Without storage the system's theme is shown.
}
document.documentElement.dataset.script = '';
