/* Two have changed the same: both versions field by field, and whoever is here chooses. */
import { monthOf, shownAmount, span } from './months.js';
import { dayName, make, monthName, say } from './words.js';

/** What is chosen together: an amount belongs to dates that have its month. */
const PARTS = [['description'], ['standard'], ['startsOn', 'endsOn', 'months'], ['secondDimension'], ['objective'], ['indicator'], ['companyPeople'],
  ['residencePeople'], ['funding'], ['needs'], ['practice']];
const FRAME_PARTS = [['objective'], ['resources'], ['valueProposal'], ['firstMonth', 'months']];

export class Clash {
  constructor(dialog, ledger, catalogue) {
    this.dialog = dialog;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.current = null;
    this.body = dialog.querySelector('.clash__fields');
    dialog.querySelector('[data-choice="mine"]').addEventListener('click', () => this.#settle(() => 'mine'));
    dialog.querySelector('[data-choice="theirs"]').addEventListener('click', () => this.#settle(() => 'theirs'));
    dialog.querySelector('[data-choice="each"]').addEventListener('click', () => this.#settle((part) => {
      const chosen = this.body.querySelector(`input[name="clash-${part[0]}"]:checked`);
      return chosen ? chosen.value : 'theirs';
    }));
    ledger.addEventListener('clash', () => this.open());
  }

  /** Shows the first difference that waits, if one does. */
  open() {
    if (this.dialog.open) return;
    const { frame } = this.ledger;
    const entry = this.ledger.clashes()[0];
    if (entry) this.#showActivity(entry);
    else if (frame.clash) this.#showFrame(frame);
    else return;
    for (const other of document.querySelectorAll('dialog[open]')) other.close();
    this.dialog.showModal();
    this.dialog.querySelector('h2').focus();
  }

  #showActivity(entry) {
    const mine = entry.now;
    const { theirs, by, at } = entry.clash;
    this.current = { entry };
    const name = (mine || theirs || entry.base).description || say('unnamed');
    const who = by || say('somebody');
    this.dialog.querySelector('h2').textContent = say('clashTitle', name);
    if (mine && theirs) {
      this.#fill(say('clashBoth', who, at), who, PARTS, entry.base, mine, theirs, (field, values) => this.#shown(field, values));
      this.#buttons(say('clashMine'), say('clashTheirs', who), true);
    } else if (mine) {
      this.#fill(say('clashGone'), '', [], null, mine, mine, null);
      this.#buttons(say('clashAddAgain'), say('clashLetGo'), false);
    } else {
      this.#fill(say('clashRemoved', who, at), who, PARTS, null, entry.base, theirs, (field, values) => this.#shown(field, values));
      this.#buttons(say('clashRemoveAnyway'), say('clashKeepTheirs'), false);
    }
  }

  #showFrame(frame) {
    this.current = { frame };
    this.dialog.querySelector('h2').textContent = say('clashFrame');
    const who = say('somebody');
    this.#fill(say('clashFrameBoth'), who, FRAME_PARTS, frame.base, frame.now, frame.clash.theirs, (field, values) => (field === 'firstMonth' ? monthName(monthOf(values.firstMonth)) : values[field]));
    this.#buttons(say('clashMine'), say('clashTheirs', who), true);
  }

  #buttons(mine, theirs, each) {
    this.dialog.querySelector('[data-choice="mine"]').textContent = mine;
    this.dialog.querySelector('[data-choice="theirs"]').textContent = theirs;
    this.dialog.querySelector('[data-choice="each"]').hidden = !each;
  }

  #fill(lead, who, parts, base, mine, theirs, shown) {
    this.dialog.querySelector('.clash__lead').textContent = lead;
    const differing = parts.filter((part) => part.some((field) => JSON.stringify(mine[field]) !== JSON.stringify(theirs[field])));
    this.parts = parts;
    this.body.replaceChildren(...differing.map((part) => {
      const untouched = base && part.every((field) => JSON.stringify(base[field]) === JSON.stringify(mine[field]));
      const label = say(part.length > 2 ? 'datesAndAmounts' : part[0] === 'firstMonth' ? 'ganttMonths' : this.current.frame ? `frame${part[0][0].toUpperCase()}${part[0].slice(1)}` : part[0]);
      const side = (value, title, values) => {
        const id = `clash-${part[0]}-${value}`;
        const text = part.map((field) => shown(field, values)).filter(Boolean).join('\n') || say('clashBlank');
        const radio = make('input', { type: 'radio', name: `clash-${part[0]}`, id, value, checked: (value === 'theirs') === Boolean(untouched) });
        return make('div', { class: 'clash__side' }, make('div', { class: 'check' }, radio, make('label', { for: id }, title)), make('p', { class: 'prose' }, text));
      };
      return make('fieldset', { class: 'clash__field' }, make('legend', {}, label), side('mine', say('clashYours'), mine), side('theirs', say('clashOf', who), theirs));
    }));
  }

  #shown(field, values) {
    const value = values[field];
    switch (field) {
      case 'standard': return this.catalogue.nameOf(value);
      case 'secondDimension': return this.catalogue.dimensionName(value);
      case 'funding': return this.catalogue.fundings[value] || value;
      case 'startsOn': return say('from', dayName(value));
      case 'endsOn': return say('to', dayName(value));
      case 'months': return Object.keys(value).sort().map((key) => `${monthName(monthOf(key))}: ${[value[key].clp && `$${shownAmount(value[key].clp)}`, value[key].hours && `${shownAmount(value[key].hours)} ${say('hours')}`].filter(Boolean).join(', ')}`).join('\n');
      case 'needs': return this.ledger.needs.filter((need) => value.includes(need.id)).map((need) => `• ${need.text}`).join('\n');
      default: return value;
    }
  }

  #settle(choose) {
    const { entry, frame } = this.current;
    this.dialog.close();
    if (frame) {
      this.ledger.settleFrame(mixed(FRAME_PARTS, frame.now, frame.clash.theirs, choose));
    } else if (entry.now && entry.clash.theirs) {
      this.ledger.settle(entry.id, mixed(PARTS, entry.now, entry.clash.theirs, choose));
    } else {
      const mine = choose(['description']) === 'mine';
      this.ledger.settle(entry.id, mine ? entry.now : entry.clash.theirs);
    }
    this.open();
  }
}

function mixed(parts, mine, theirs, choose) {
  const values = {};
  for (const part of parts) {
    const differs = part.some((field) => JSON.stringify(mine[field]) !== JSON.stringify(theirs[field]));
    const from = differs && choose(part) === 'mine' ? mine : theirs;
    for (const field of part) values[field] = from[field];
  }
  return values;
}

/** «mar 2027 – may 2027», or one month. */
export function barName(values) {
  const bar = span(values);
  if (!bar) return '';
  return bar.first === bar.last ? monthName(bar.first) : `${monthName(bar.first)} – ${monthName(bar.last)}`;
}
