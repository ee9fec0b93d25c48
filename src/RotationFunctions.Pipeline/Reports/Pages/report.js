// One note for every figure: by hover, keyboard focus and tap; Escape closes it, and the pointer may move onto it.
(() => {
  const note = document.getElementById('note');
  const { figures, reasons, pairs, inputs, warnings } = JSON.parse(document.getElementById('notes').textContent);
  const part = name => note.querySelector(`[data-part=${name}]`);
  const most = 4;
  const query = new URLSearchParams(location.search);
  let owner = null, before = null, touched = false, closing = 0, pointer = null, dismissed = null;

  // What a link needs to be answered as this page was: its language, and the key that came with the address.
  const carry = link => {
    const kept = new URLSearchParams(link.search);
    if (!kept.has('lang')) kept.set('lang', document.documentElement.lang);
    if (query.has('code')) kept.set('code', query.get('code'));
    link.search = kept;
  };

  const fill = (name, text) => {
    part(name).textContent = text ?? '';
    part(name).parentElement.hidden = !text;
  };

  const describe = ({ figure, value, reason }) => {
    const [series, metric] = figure.split('/');
    const shared = figures[metric] ?? [];
    const [definition, first, last, from] = shared.map((part, i) => figures[figure]?.[i] ?? part);
    const sources = (from ?? '').split(' ').flatMap(name => name === '*' ? pairs[series] ?? [series] : [name]).filter(name => inputs[name]);
    part('id').textContent = figure;
    part('definition').textContent = definition ?? '';
    fill('value', value);
    fill('reason', reasons[reason]);
    fill('warning', warnings.filter(warning => warning.figures.includes(figure)).map(warning => warning.text).join('\n'));
    part('keys').hidden = !owner.matches('table :focus-visible');
    fill('window', first && last && first !== last ? `${first} – ${last}` : last ?? first);
    fill('inputs', sources.slice(0, most).map(name => `${name} ${inputs[name]}`).join('\n') + (sources.length > most ? `\n+ ${sources.length - most}` : ''));
  };

  // A number in a picture is no link of its own.
  const derivation = figure => {
    const link = part('more');
    link.href = note.dataset.figures ? note.dataset.figures + figure.split('/').map(encodeURIComponent).join('/') + note.dataset.query : '#definitions';
    if (note.dataset.figures) carry(link);
    return link.href;
  };

  const place = () => {
    const figure = owner.getBoundingClientRect(), size = note.getBoundingClientRect(), gap = 6, edge = 8;
    const left = Math.max(edge, Math.min(figure.left, document.documentElement.clientWidth - size.width - edge));
    const below = figure.bottom + gap;
    const top = below + size.height <= innerHeight - edge ? below : Math.max(edge, figure.top - gap - size.height);
    note.style.left = `${left}px`;
    note.style.top = `${top}px`;
  };

  const hide = () => {
    clearTimeout(closing);
    if (!owner) return;
    owner.removeAttribute('aria-describedby');
    owner = null;
    note.hidePopover();
  };

  const show = figure => {
    clearTimeout(closing);
    if (owner === figure) return;
    hide();
    owner = figure;
    if (figure.getAttribute('href')?.startsWith('#') === false) carry(figure);
    describe(figure.dataset);
    part('more').href = figure.href ?? derivation(figure.dataset.figure);
    figure.setAttribute('aria-describedby', 'note');
    note.showPopover();
    place();
  };

  const hideSoon = () => {
    clearTimeout(closing);
    closing = setTimeout(hide, 250);
  };

  const figureAt = event => event.target.closest?.('[data-figure]');

  document.addEventListener('pointerover', event => {
    if (event.pointerType === 'touch') return;
    // A note that Escape closed uncovers what lay below it; that is no movement of the pointer.
    if (dismissed && event.clientX === dismissed.x && event.clientY === dismissed.y) return;
    dismissed = null;
    if (figureAt(event)) show(figureAt(event));
    else if (note.contains(event.target)) clearTimeout(closing);
    else if (owner && owner !== document.activeElement) hideSoon();
  });
  document.addEventListener('pointerdown', event => {
    touched = event.pointerType === 'touch';
    before = owner;
    if (!figureAt(event) && !note.contains(event.target)) hide();
  });
  document.addEventListener('focusin', event => {
    const figure = figureAt(event);
    if (!figure) {
      if (!note.contains(event.target)) hide();
      return;
    }
    if (figure.closest('table')) stop(figure);
    show(figure);
  });
  document.addEventListener('click', event => {
    const figure = figureAt(event);
    // The first tap on a figure shows its note, the second follows its link.
    if (touched && figure && before !== figure) {
      event.preventDefault();
      show(figure);
    }
  });

  // Tables hold hundreds of figures: Tab stops at each table once, arrow keys go on from figure to figure.
  const stop = figure => {
    for (const other of figure.closest('table').querySelectorAll('a[data-figure]')) other.tabIndex = -1;
    figure.tabIndex = 0;
  };
  for (const table of document.querySelectorAll('table')) {
    const first = table.querySelector('a[data-figure]');
    if (first) stop(first);
  }

  const beside = (figure, key) => {
    const cell = figure.closest('td'), row = cell.parentElement, all = [...figure.closest('table').querySelectorAll('a[data-figure]')];
    const inRow = [...row.querySelectorAll('a[data-figure]')], rows = [...row.closest('table').rows], at = rows.indexOf(row);
    const inColumn = rows => rows.map(r => r.cells[cell.cellIndex]?.querySelector('a[data-figure]')).find(Boolean);
    switch (key) {
      case 'ArrowLeft': return all[all.indexOf(figure) - 1];
      case 'ArrowRight': return all[all.indexOf(figure) + 1];
      case 'ArrowUp': return inColumn(rows.slice(0, at).reverse());
      case 'ArrowDown': return inColumn(rows.slice(at + 1));
      case 'Home': return inRow[0];
      case 'End': return inRow.at(-1);
    }
  };

  document.addEventListener('keydown', event => {
    const figure = event.target.closest?.('td a[data-figure]');
    if (!figure || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = beside(figure, event.key);
    if (!next) return;
    event.preventDefault();
    stop(next);
    next.focus();
  });

  document.addEventListener('pointermove', event => { pointer = { x: event.clientX, y: event.clientY }; }, { passive: true });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    dismissed = pointer;
    hide();
  });
  addEventListener('scroll', () => { if (owner) place(); }, { capture: true, passive: true });
  addEventListener('resize', hide);

  if (query.has('code')) {
    for (const link of document.querySelectorAll('a[href]:not([href^="#"], [data-figure])')) carry(link);
    for (const form of document.forms) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'code', value: query.get('code') }));
  }
})();
