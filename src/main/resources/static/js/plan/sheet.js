/* An activity's form: every field of it, for whoever types rather than drags, and for phones. */
import { monthKey, shownAmount, span } from './months.js';
import { make, monthName, say } from './words.js';

const FIELDS = ['standard', 'secondDimension', 'description', 'objective', 'indicator', 'startsOn', 'endsOn', 'companyPeople', 'residencePeople', 'funding'];

export class Sheet {
  /** @param removed called when an activity was taken out here */
  constructor(dialog, ledger, catalogue, removed) {
    this.dialog = dialog;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.id = null;
    this.problem = dialog.querySelector('.sheet__problem');
    this.months = dialog.querySelector('.sheet__months');
    this.needs = dialog.querySelector('.sheet__needs');
    for (const field of FIELDS) {
      const input = this.#input(field);
      input.disabled = !ledger.writes;
      input.addEventListener('input', () => this.#typed(field, input.value));
      input.addEventListener('change', () => ledger.seal());
    }
    dialog.querySelector('[data-remove]').hidden = !ledger.writes;
    dialog.querySelector('[data-remove]').addEventListener('click', () => {
      const { id } = this;
      dialog.close();
      removed(id);
    });
    for (const button of dialog.querySelectorAll('[data-close]')) button.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      const { id } = this;
      this.id = null;
      ledger.seal();
      ledger.dropIfBlank(id);
      if (this.from && this.from.isConnected) this.from.focus();
      ledger.schedule(0);
    });
    ledger.addEventListener('rows', () => this.#show());
    ledger.addEventListener('gantt', () => this.#limits());
    this.#limits();
  }

  #input(field) {
    return this.dialog.querySelector(`[data-field="${field}"]`);
  }

  #limits() {
    const first = this.ledger.frame.base.firstMonth;
    for (const field of ['startsOn', 'endsOn']) this.#input(field).min = `${first}-01`;
  }

  open(id, from = document.activeElement) {
    this.id = id;
    this.from = from;
    this.drawn = '';
    this.#show(true);
    this.dialog.showModal();
    if (!this.ledger.get(id).now.description && this.ledger.writes) this.#input('description').focus();
  }

  #typed(field, value) {
    // The months follow the dates only once both are days again.
    this.ledger.change(this.id, { [field]: value }, `${this.id} ${field}`);
  }

  #show(opening = false) {
    const entry = this.id && this.ledger.get(this.id);
    if (!entry || !entry.now) {
      if (this.id && this.dialog.open) this.dialog.close();
      return;
    }
    for (const field of FIELDS) {
      const input = this.#input(field);
      if (opening || (document.activeElement !== input && input.value !== entry.now[field])) input.value = entry.now[field];
      input.removeAttribute('aria-invalid');
    }
    const own = this.catalogue.dimensionOf(entry.now.standard);
    for (const option of this.#input('secondDimension').options) option.disabled = option.value !== '' && option.value === own;
    this.dialog.querySelector('.sheet__definition').textContent = this.catalogue.nameOf(entry.now.standard);
    this.#showMonths(entry);
    this.#showNeeds(entry);
    const meta = this.dialog.querySelector('.sheet__meta');
    meta.textContent = [entry.original ? say('postponedFrom', entry.original) : '', entry.carried ? say('carried') : '', entry.by ? say('lastChange', entry.by, entry.at) : ''].filter(Boolean).join(' · ');
    this.problem.textContent = entry.problem ? entry.problem.sentence : '';
    this.problem.hidden = !entry.problem;
    if (entry.problem) {
      const input = this.#input(entry.problem.field) || this.dialog.querySelector(`[data-amount="${entry.problem.field}"]`);
      if (input) input.setAttribute('aria-invalid', 'true');
    }
  }

  #showMonths(entry) {
    const bar = span(entry.now);
    const keys = new Set(Object.keys(entry.now.months));
    if (bar) for (let month = bar.first; month <= Math.min(bar.last, bar.first + 59); month += 1) keys.add(monthKey(month));
    const wanted = `${this.id} ${[...keys].sort().join(' ')}`;
    if (wanted !== this.drawn) {
      this.drawn = wanted;
      this.months.replaceChildren(...[...keys].sort().map((key) => this.#monthRow(key)));
    }
    for (const input of this.months.querySelectorAll('input')) {
      const value = (entry.now.months[input.dataset.month] || {})[input.dataset.unit] || '';
      if (document.activeElement !== input) input.value = shownAmount(value);
      input.removeAttribute('aria-invalid');
    }
  }

  #monthRow(key) {
    const month = Number(key.slice(0, 4)) * 12 + Number(key.slice(5, 7)) - 1;
    const field = (unit) => {
      const input = make('input', {
        type: 'text', inputmode: 'numeric', autocomplete: 'off', maxlength: 20, 'data-month': key, 'data-unit': unit,
        'data-amount': `months.${key}.${unit}`, 'aria-label': `${say(unit)}, ${monthName(month)}`, disabled: !this.ledger.writes,
      });
      input.addEventListener('input', () => {
        const { now } = this.ledger.get(this.id);
        const months = { ...now.months, [key]: { clp: '', hours: '', ...now.months[key], [unit]: plainAmount(input.value) } };
        if (!months[key].clp && !months[key].hours) delete months[key];
        this.ledger.change(this.id, { months }, `${this.id} ${key} ${unit}`);
      });
      input.addEventListener('change', () => this.ledger.seal());
      input.addEventListener('blur', () => {
        const entry = this.id && this.ledger.get(this.id);
        if (entry && entry.now) input.value = shownAmount((entry.now.months[key] || {})[unit] || '');
      });
      return input;
    };
    return make('div', { class: 'sheet__month' }, make('span', {}, monthName(month)), field('clp'), field('hours'));
  }

  #showNeeds(entry) {
    const boxes = this.ledger.needs;
    if (this.needs.childElementCount !== boxes.length || this.needsDrawn !== boxes.map((need) => need.id).join()) {
      this.needsDrawn = boxes.map((need) => need.id).join();
      this.needs.replaceChildren(...boxes.map((need) => {
        const box = make('input', { type: 'checkbox', id: `sheet-need-${need.id}`, value: need.id, disabled: !this.ledger.writes });
        box.addEventListener('change', () => {
          const { now } = this.ledger.get(this.id);
          const chosen = now.needs.filter((each) => each !== need.id);
          if (box.checked) chosen.push(need.id);
          this.ledger.change(this.id, { needs: chosen.sort() });
        });
        return make('div', { class: 'check', 'data-standard': need.standard }, box, make('label', { for: box.id }, `${need.standard} · ${need.text}`));
      }));
    }
    const own = this.catalogue.dimensionOf(entry.now.standard);
    for (const row of this.needs.children) {
      row.querySelector('input').checked = entry.now.needs.includes(row.querySelector('input').value);
      // Those of the same dimension are at hand; the others after them.
      row.classList.toggle('sheet__near', this.catalogue.dimensionOf(row.dataset.standard) === own);
    }
  }
}

/** What is typed stays as typed until it is whole: only the dots of thousands go. */
const plainAmount = (typed) => (/^\$?\s*\d{1,3}(\.\d{3})+$/.test(typed.trim()) ? typed.replace(/\D/g, '') : typed.trim());
