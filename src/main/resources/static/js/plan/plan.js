/* The page of a plan that is being built: brings its parts together. */
import { barName, Clash } from './clash.js';
import { Grid, newActivity } from './grid.js';
import { Ledger } from './ledger.js';
import { amountOf, monthKey, monthOf, shownNumber } from './months.js';
import { Needs } from './needs.js';
import { Sheet } from './sheet.js';
import { count, make, monthName, nameMonths, say } from './words.js';

const root = document.querySelector('[data-plan]');
const place = (id) => document.getElementById(id);

/** Standards, dimensions and kinds of funding, as the activity's form offers them. */
function readCatalogue() {
  const dimensions = [...root.querySelectorAll('#sheet-standard optgroup')].map((group, index) => ({
    code: group.dataset.code, name: group.label, index, standards: [...group.children].map((option) => ({ code: option.value, name: option.textContent })),
  }));
  const places = new Map();
  const of = new Map();
  for (const dimension of dimensions) {
    for (const standard of dimension.standards) {
      places.set(standard.code, places.size);
      of.set(standard.code, { dimension, standard });
    }
  }
  const found = (code) => of.get(code) || of.values().next().value;
  const fundings = Object.fromEntries([...place('sheet-funding').options].map((option) => [option.value, option.textContent]));
  return {
    dimensions, fundings,
    place: (code) => places.get(code) ?? places.size,
    dimensionOf: (code) => found(code).dimension.code,
    indexOf: (code) => found(code).dimension.index,
    nameOf: (code) => (of.has(code) ? of.get(code).standard.name : code),
    dimensionName: (code) => (dimensions.find((dimension) => dimension.code === code) || { name: '' }).name,
    options: (field) => [...place(`sheet-${field}`).cloneNode(true).children],
  };
}

async function begin() {
  const answer = await fetch(`${root.dataset.address}/datos`, { headers: { Accept: 'application/json' }, cache: 'no-store' }).catch(() => null);
  if (!answer || !answer.ok) {
    place('plan-waits').textContent = say('notLoaded');
    return;
  }
  const state = await answer.json();
  nameMonths(state.monthNames);
  const ledger = new Ledger(root.dataset.address, root.dataset.user, state, root.dataset.token, root.dataset.csrfHeader);
  const catalogue = readCatalogue();
  const spoken = place('plan-spoken');
  const tell = (words) => { spoken.textContent = ''; spoken.textContent = words; };

  const remove = (id) => {
    const { description } = ledger.get(id).now;
    ledger.remove(id);
    tell(say('removed', description || say('unnamed')));
    place('undo').focus();
  };
  const sheet = new Sheet(place('sheet'), ledger, catalogue, remove);
  const openSheet = (id, from) => sheet.open(id, from);
  const clash = new Clash(place('clash'), ledger, catalogue);
  new Needs(place('needs'), ledger, openSheet, tell);

  // ---- the grid on a wide screen, cards on a narrow one

  const narrow = window.matchMedia('(max-width: 44rem)');
  let grid = null;
  const cards = place('plan-cards');
  const drawCards = () => {
    if (!narrow.matches) return;
    const rows = ledger.rows();
    cards.replaceChildren(...catalogue.dimensions.map((dimension) => {
      const own = rows.filter((entry) => catalogue.dimensionOf(entry.now.standard) === dimension.code).sort((a, b) => catalogue.place(a.now.standard) - catalogue.place(b.now.standard));
      const section = make('section', { class: `plan-cards__group plan-group--${dimension.index}` }, make('h3', {}, dimension.name));
      if (own.length) section.append(make('ul', {}, ...own.map(card)));
      if (ledger.writes) {
        const add = make('button', { type: 'button', class: 'need__add', 'aria-label': say('addTo', dimension.name) }, say('addShort'));
        add.addEventListener('click', () => addOne(dimension.standards[0].code));
        section.append(add);
      } else if (!own.length) {
        section.append(make('p', { class: 'empty' }, say('activitiesNone')));
      }
      return section;
    }));
  };
  const card = (entry) => {
    const { now } = entry;
    const total = (unit) => Object.values(now.months).reduce((all, sum) => all + amountOf(sum[unit]), 0);
    const sums = [total('clp') ? `$${shownNumber(total('clp'))}` : '', total('hours') ? `${shownNumber(total('hours'))} ${say('hours')}` : ''].filter(Boolean).join(' · ');
    const button = make('button', { type: 'button', class: 'plan-card', id: `card-${entry.id}` },
      make('span', { class: 'strong' }, now.description || say('unnamed')),
      make('span', { class: 'small' }, catalogue.nameOf(now.standard)),
      make('span', { class: 'plan-card__when' }, [barName(now), sums].filter(Boolean).join(' · ')));
    if (entry.problem) button.append(make('span', { class: 'small small--bad' }, entry.problem.sentence));
    if (entry.clash) button.append(make('span', { class: 'small small--bad' }, say('clashShort')));
    button.addEventListener('click', () => openSheet(entry.id, button));
    return make('li', {}, button);
  };
  const layOut = () => {
    place('plan-gantt').hidden = narrow.matches;
    cards.hidden = !narrow.matches;
    if (!narrow.matches && !grid) {
      grid = new Grid(place('plan-grid'), ledger, catalogue, openSheet, tell);
      for (const radio of root.querySelectorAll('input[name="unit"]')) radio.addEventListener('change', () => grid.show(radio.value));
    } else if (!narrow.matches) {
      grid.shown();
    }
    drawCards();
  };
  const addOne = (standard) => {
    if (grid && !narrow.matches) grid.add(standard);
    else openSheet(ledger.add(newActivity(ledger, standard)));
  };
  narrow.addEventListener('change', layOut);
  ledger.addEventListener('rows', drawCards);
  ledger.addEventListener('gantt', drawCards);
  const mostWanted = () => {
    const need = ledger.needs.find((each) => !each.answer && !ledger.rows().some((entry) => entry.now.needs.includes(each.id)));
    return need ? need.standard : catalogue.dimensions[0].standards[0].code;
  };
  for (const button of root.querySelectorAll('[data-add-activity]')) button.addEventListener('click', () => addOne(mostWanted()));

  // ---- undo and redo

  const replay = (what) => {
    const id = ledger[what]();
    tell(say(what === 'undo' ? 'undone' : 'redone'));
    if (id && grid && !narrow.matches && !place('sheet').open && ledger.get(id) && ledger.get(id).now && !document.activeElement.matches('.saver *')) grid.focus(id, 'description');
  };
  place('undo').addEventListener('click', () => replay('undo'));
  place('redo').addEventListener('click', () => replay('redo'));
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const redo = key === 'y' || (key === 'z' && event.shiftKey);
    if (key !== 'z' && !redo) return;
    // In a field the browser undoes what was typed there.
    if (event.target.matches('input:not([type=radio], [type=checkbox]), textarea, select')) return;
    event.preventDefault();
    replay(redo ? 'redo' : 'undo');
  });

  // ---- suggestions

  for (const button of root.querySelectorAll('button[data-practice]')) {
    button.disabled = !ledger.writes;
    button.addEventListener('click', () => {
      const id = ledger.add(newActivity(ledger, button.dataset.standard, button.dataset.text, button.dataset.practice));
      tell(say('copied', button.dataset.text));
      if (grid && !narrow.matches) {
        grid.pending = { id, field: 'description' };
      } else {
        openSheet(id, button);
      }
    });
  }
  const showCopied = () => {
    for (const button of root.querySelectorAll('button[data-practice]')) {
      const times = ledger.rows().filter((entry) => entry.now.practice === button.dataset.practice).length;
      button.textContent = times ? say('copyAgain') : say('copy');
      button.closest('li').classList.toggle('practice--taken', times > 0);
    }
  };
  ledger.addEventListener('rows', showCopied);
  showCopied();

  // ---- objective, resources, value proposal, the Gantt's months

  const frameFields = [...root.querySelectorAll('[data-frame]')];
  const drawFrame = () => {
    const { frame } = ledger;
    for (const field of frameFields) {
      const name = field.dataset.frame;
      if (name === 'firstMonth') {
        const chosen = monthOf(frame.now.firstMonth);
        const low = Math.min(chosen, monthOf(frame.base.firstMonth)) - 12;
        field.replaceChildren(...Array.from({ length: 37 }, (_, i) => make('option', { value: monthKey(low + i) }, monthName(low + i))));
      }
      if (document.activeElement !== field || field.tagName === 'SELECT') field.value = frame.now[name];
      field.disabled = !ledger.writes || field.dataset.others === 'true';
      const problem = frame.problem && (frame.problem.field === name || (frame.problem.field === 'firstMonth' && name === 'months'));
      field.toggleAttribute('aria-invalid', Boolean(problem));
      if (problem) field.setAttribute('aria-invalid', 'true');
    }
    const wrong = place('frame-wrong');
    wrong.textContent = frame.problem ? frame.problem.sentence : '';
    wrong.hidden = !frame.problem;
  };
  for (const field of frameFields) {
    field.addEventListener('input', () => {
      ledger.setFrame({ [field.dataset.frame]: field.value });
      place('frame-wrong').hidden = true;
      field.removeAttribute('aria-invalid');
    });
    field.addEventListener('blur', () => ledger.schedule(0));
  }
  ledger.addEventListener('frame', drawFrame);
  drawFrame();

  // ---- coherence

  const drawCoherence = () => {
    const { dimensions, findings } = ledger.coherence;
    place('coverage').replaceChildren(...dimensions.map((dimension) => {
      const cell = (name, value) => make('td', { role: 'cell', class: 'number', 'data-label': say(name) }, make('span', {}, String(value)));
      return make('tr', { role: 'row' }, make('th', { role: 'rowheader', scope: 'row' }, dimension.name), cell('covNeeds', dimension.needs), cell('covPlanned', dimension.planned),
        cell('covAnswered', dimension.needs === say('unknown') ? say('unknown') : dimension.answered), cell('covPercent', dimension.percent), cell('covTrue', dimension.truePercent));
    }));
    place('findings').replaceChildren(...findings.map((finding) => make('li', { class: finding.gate ? 'finding finding--gate' : 'finding' },
      make('span', { class: `tag ${finding.gate ? 'tag--bad' : 'tag--amber'}` }, say(finding.gate ? 'gate' : 'warning')), make('span', {}, finding.sentence))));
    place('findings-none').hidden = findings.length > 0;
  };
  ledger.addEventListener('coherence', drawCoherence);
  drawCoherence();

  // ---- what is saved

  const stateText = place('state');
  const show = () => {
    const dirty = ledger.isDirty();
    const clashes = ledger.clashes().length + (ledger.frame.clash ? 1 : 0);
    const problems = ledger.problems();
    const needClash = ledger.needs.some((need) => need.clash);
    const needProblem = ledger.needs.some((need) => need.problem);
    const lacking = ledger.writes && ledger.needs.some((need) => ledger.isPending(need) && ledger.lacksReason(need));
    let words = ledger.restored ? say('restored') : say(ledger.writes || ledger.orders ? 'idle' : 'readOnly');
    let kind = '';
    if (ledger.closed) { words = say('closedBy', ledger.closed); kind = 'bad';
    } else if (dirty && ledger.session === 'over') { words = say('login'); kind = 'bad';
    } else if (dirty && ledger.session === 'other') { words = say('other'); kind = 'bad';
    } else if (clashes || needClash) { words = say('conflict'); kind = 'bad';
    } else if (problems.length || ledger.frame.problem || needProblem) { words = say('refused'); kind = 'bad';
    } else if (ledger.saving) { words = say('saving'); kind = 'wait';
    } else if (dirty && ledger.failed) { words = say(ledger.failed === 'offline' ? 'offline' : 'failed'); kind = 'bad';
    } else if (lacking) { words = say('reasonMissing'); kind = 'bad';
    } else if (dirty) { words = say('typing'); kind = 'wait';
    } else if (ledger.savedAt) { words = say('saved', ledger.savedAt) + (ledger.restored ? `. ${say('restored')}` : ''); kind = 'saved'; }
    if (stateText.textContent !== words) stateText.textContent = words;
    stateText.parentElement.className = `saver__state ${kind ? `saver__state--${kind}` : ''}`;
    place('login').hidden = !(dirty && ledger.session !== 'open');
    place('clash-open').hidden = !clashes;
    place('undo').setAttribute('aria-disabled', String(!ledger.canUndo()));
    place('redo').setAttribute('aria-disabled', String(!ledger.canRedo()));
    const rows = ledger.rows();
    place('plan-count').textContent = rows.length ? count('activities', rows.length) : say('activitiesNone');
    place('plan-empty').hidden = rows.length > 0;
    const list = place('problems');
    list.hidden = !problems.length;
    const key = problems.map((entry) => entry.id + entry.problem.sentence).join();
    if (list.dataset.key !== key) {
      list.dataset.key = key;
      list.querySelector('ul').replaceChildren(...problems.map((entry) => {
        const link = make('button', { type: 'button', class: 'linklike' }, entry.now.description || say('unnamed'));
        link.addEventListener('click', () => openSheet(entry.id, link));
        return make('li', {}, link, `: ${entry.problem.sentence}`);
      }));
    }
  };
  ledger.addEventListener('state', show);
  ledger.addEventListener('rows', show);
  place('clash-open').addEventListener('click', () => clash.open());
  ledger.addEventListener('elsewhere', () => { place('elsewhere').hidden = false; });

  // ---- handing on

  for (const form of root.querySelectorAll('form.hand-on')) {
    form.addEventListener('submit', async (event) => {
      const trouble = place('hand-on-unsaved');
      if (!ledger.isDirty() && !ledger.clashes().length) return;
      event.preventDefault();
      event.stopPropagation();
      if (await ledger.save()) form.submit();
      else if (trouble) { trouble.hidden = false; show(); }
    });
  }

  place('plan-waits').remove();
  place('plan-body').hidden = false;
  layOut();
  show();
}

// What is sent back needs a step and a reason; what is approved needs neither.
for (const form of root.querySelectorAll('form.verdict')) {
  const follow = () => {
    const back = form.querySelector('input[value="NO"]').checked;
    form.querySelector('.verdict__back').hidden = !back;
  };
  form.addEventListener('change', follow);
  follow();
}

// A page that the browser kept is older than what is on the server.
window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
begin();
