// Data comes in as data and goes into text nodes and attributes only.

const VOICES = {o: 'own', r: 'reported', c: 'characterised', i: 'inherited', s: 'scenario'};

// pixels of a table that is not yet too wide for A4
const MOST_ON_PAPER = 920;

const button = (attributes, press, ...children) => {
  const node = make('button', {type: 'button', ...attributes}, ...children);
  node.addEventListener('click', press);
  return node;
};

export default function ({data, parentElement, setTriggerValue}) {
  const box = parentElement.querySelector('.matrix');
  const cellOf = (place) => box.querySelector(`[data-cell="${CSS.escape(place)}"]`);
  // closing what a cell opened leaves the focus nowhere
  if (box.pressed && box.isOpen && !data.open) requestAnimationFrame(() => cellOf(box.pressed)?.focus());
  box.isOpen = data.open;
  // called again at every run of the page: drawing anew would lose the focus
  if (box.dataset.version === data.version) return;
  box.dataset.version = data.version;
  const opened = (box.opened ??= {columns: new Set(), rows: new Set()});

  const isFolded = (column) => column.folds && !opened.columns.has(column.id);

  const legend = () => make('div', {class: 'legend'},
    make('span', {}, data.words['-1'] + ' ', ...[-2, -1, 0, 1, 2].flatMap((stance) => [
      make('b', {class: `sign own v${stance}`, title: data.words[stance]}, data.signs[stance]), ' ',
    ]), data.words['1']),
    ...Object.entries(data.voices).map(([voice, words]) =>
      make('span', {}, make('i', {class: `sign ${VOICES[voice]}`, 'aria-hidden': 'true'}), ' ' + words)));

  const toggle = (set, id, focus) => {
    set.has(id) ? set.delete(id) : set.add(id);
    draw();
    box.querySelector(focus)?.focus();
  };

  const head = () => {
    const sides = make('tr', {role: 'row', class: 'sides'}, make('td', {role: 'cell', class: 'issue'}));
    const names = make('tr', {role: 'row', class: 'names'},
      make('th', {role: 'columnheader', scope: 'col', class: 'issue'}, make('span', {class: 'unseen'}, 'Issue')));
    for (const column of data.columns) {
      const folded = isFolded(column);
      const label = !column.folds ? column.label : button(
        {'aria-expanded': String(!folded), 'data-column': column.id},
        () => toggle(opened.columns, column.id, `[data-column="${column.id}"]`),
        (folded ? '▸ ' : '▾ ') + column.label);
      sides.append(make('th', {
        role: 'columnheader', scope: 'colgroup', class: column.folds ? 'side folds' : 'side',
        colspan: folded ? 1 : column.actors.length,
      }, label, make('small', {}, column.note)));
      if (folded) names.append(make('td', {role: 'cell', class: 'first'}));
      else column.actors.forEach((actor, place) => names.append(
        make('th', {role: 'columnheader', scope: 'col', class: place ? 'who' : 'who first', title: data.actors[actor]},
          make('span', {}, data.actors[actor]))));
    }
    return make('thead', {role: 'rowgroup'}, sides, ...(data.columns.every(isFolded) ? [] : [names]));
  };

  const summary = (column, row) => {
    const stances = column.actors.map((actor) => row.cells[actor]).filter(Boolean).map(([stance]) => Math.sign(stance));
    const counts = [[1, data.signs['1'], 'v2', 'for'], [0, data.signs['0'], 'v0', 'mixed'], [-1, data.signs['-1'], 'v-2', 'against']]
      .map(([sign, ...rest]) => [stances.filter((stance) => stance === sign).length, ...rest]).filter(([number]) => number);
    if (!counts.length) return make('td', {role: 'cell', class: 'sum first silent'});
    const said = counts.map(([number, , , words]) => `${number} ${words}`).join(', ');
    return make('td', {role: 'cell', class: 'sum first'}, button(
      {'aria-label': `${column.label}: ${said}. Show them`, title: `${column.label}: ${said}`},
      () => toggle(opened.columns, column.id, `[data-column="${column.id}"]`),
      make('span', {class: 'of'}, column.label + ': '),
      counts.map(([number, sign]) => number + sign).join(' '),
      make('span', {class: 'bar', 'aria-hidden': 'true'},
        ...counts.map(([number, , look]) => make('i', {class: look, style: `flex:${number}`})))));
  };

  const cell = (column, place, row, isHeard) => {
    const actor = column.actors[place], found = row.cells[actor];
    const node = make('td', {role: 'cell', class: [place ? '' : 'first', found ? '' : 'silent'].join(' ').trim() || null});
    if (!found) return node;
    const [stance, voice, teller] = found;
    const whose = teller ? `as ${teller} tells it` : data.voices[voice] ?? VOICES[voice];
    const said = `${data.actors[actor]} ${data.words[stance]} (${whose}): ${row.title}`;
    if (isHeard) node.append(make('span', {class: 'of'}, column.label + ': '));
    node.append(button(
      {class: `sign ${VOICES[voice]} v${stance}`, 'aria-label': said, title: said, 'data-cell': `${actor} ${row.id}`},
      () => {
        box.pressed = `${actor} ${row.id}`;
        setTriggerValue('picked', {actor: data.ids[actor], issue: row.id});
      },
      make('span', {class: 'of'}, data.actors[actor] + ' '), data.signs[stance]));
    return node;
  };

  const line = (row) => {
    const where = [row.title, row.track].filter(Boolean).join(' · ');
    const node = make('tr', {role: 'row', class: 'line'},
      make('th', {role: 'rowheader', scope: 'row', class: 'issue', title: where},
        make('span', {class: 'title'}, row.title)));
    for (const column of data.columns) {
      if (isFolded(column)) {
        node.append(summary(column, row));
        continue;
      }
      const first = column.actors.findIndex((actor) => row.cells[actor]);
      column.actors.forEach((_, place) => node.append(cell(column, place, row, place === first)));
    }
    return node;
  };

  const group = (one) => {
    const shown = opened.rows.has(one.label) ? one.rows : one.rows.slice(0, data.most);
    const rows = [make('tr', {role: 'row', class: 'group'}, make('th', {role: 'rowheader', colspan: 99, scope: 'rowgroup'},
      make('span', {}, `${one.label} (${one.rows.length}) `, make('small', {}, one.note)))), ...shown.map(line)];
    if (shown.length < one.rows.length) rows.push(make('tr', {role: 'row', class: 'group'},
      make('td', {role: 'cell', colspan: 99}, button({class: 'more'}, () => {
        opened.rows.add(one.label);
        draw();
        box.querySelector(`[data-cell$=" ${CSS.escape(one.rows[shown.length].id)}"]`)?.focus();
      }, `Show all ${one.rows.length}`))));
    return make('tbody', {role: 'rowgroup'}, ...rows);
  };

  const silence = () => make('details', {class: 'silent-issues'},
    make('summary', {}, `Silent (${data.silent.length})`, make('small', {}, ' nobody has a stated position, which is not neutral')),
    make('ul', {}, ...data.silent.map((title) => make('li', {}, title))));

  const cue = (scroll) => {
    const node = make('p', {class: 'cue', hidden: true});
    const look = () => {
      const edge = scroll.getBoundingClientRect().right;
      const beyond = [...scroll.querySelectorAll('.names .who, .names td.first')]
        .filter((one) => one.getBoundingClientRect().right > edge + 8).length;
      node.hidden = scroll.scrollWidth <= scroll.clientWidth + 1 || !beyond;
      box.classList.toggle('wide', scroll.scrollWidth > MOST_ON_PAPER);
      node.textContent = `${beyond} more ${beyond === 1 ? 'column' : 'columns'} to the right →`;
    };
    scroll.addEventListener('scroll', look, {passive: true});
    box.watch?.disconnect();
    box.watch = new ResizeObserver(look);
    box.watch.observe(scroll);
    return node;
  };

  function draw() {
    const focused = box.getRootNode().activeElement?.dataset?.cell;
    const scroll = make('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': data.label},
      make('table', {role: 'table', 'aria-label': data.label}, head(), ...data.groups.map(group)));
    box.replaceChildren(legend(), cue(scroll), scroll, ...(data.silent.length ? [silence()] : []));
    if (focused) cellOf(focused)?.focus();
  }

  draw();
}
