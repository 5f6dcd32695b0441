// A classic script, run before the first paint: the theme that was chosen, if one was.
document.documentElement.dataset.theme = localStorage.getItem('theme') || 'auto';
