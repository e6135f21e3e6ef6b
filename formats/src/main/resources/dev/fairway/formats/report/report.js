'use strict';
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Theme: system, light, dark, and round again.
  const theme = document.querySelector('.theme');
  const themes = ['system', 'light', 'dark'];
  theme.hidden = false;
  theme.addEventListener('click', () => {
    const now = document.documentElement.dataset.theme || 'system';
    const next = themes[(themes.indexOf(now) + 1) % themes.length];
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    theme.textContent = `Theme: ${next}`;
  });

  // A link to a finding opens it.
  const openTarget = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.matches('details')) target.open = true;
  };
  addEventListener('hashchange', openTarget);
  openTarget();

  // Paper shows everything.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('details.finding:not([open])');
    closed.forEach(details => { details.open = true; });
  });
  addEventListener('afterprint', () => closed.forEach(details => { details.open = false; }));

  // Copying.
  const copy = async (source, button) => {
    const text = source.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(source);
      button.textContent = 'Selected';
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  };
  all('[data-copy]').forEach(source => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy ${source.textContent.slice(0, 60)}`);
    button.addEventListener('click', () => copy(source, button));
    source.after(button);
  });

  // Filters.
  const form = document.querySelector('.filters');
  if (!form) return;
  const rows = all('.matrix tbody tr').map(row => {
    const details = document.getElementById(`finding-${row.dataset.rank}`);
    const text = (row.textContent + ' ' + (details ? details.textContent : '')).toLowerCase();
    return { row, details, text, odd: row.dataset.odd.split(' \u2044 ') };
  });
  const none = document.querySelector('.none');
  const filter = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const words = wanted.text.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, details, text, odd } of rows) {
      const fits = ['severity', 'verdict', 'category'].every(name => !wanted[name] || row.dataset[name] === wanted[name])
        && (!wanted.odd || odd.includes(wanted.odd))
        && words.every(word => text.includes(word));
      row.hidden = !fits;
      if (details) details.hidden = !fits;
      if (fits) shown++;
    }
    none.hidden = shown > 0;
    form.querySelector('output').value = `${shown} of ${rows.length} shown`;
  };
  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(filter));
  filter();
})();
