/*
 * The Gantt: Tabulator draws the rows and keeps columns and groups in place; what is in a cell, and what mouse and keys do with it, is
 * here.
 */
import { amountOf, monthKey, monthOf, moved, shownAmount, shownNumber, span, stretched, tidyAmount } from './months.js';
import { count, make, monthName, say, shortMonth } from './words.js';

const MONTH_WIDTH = 80;
const EDGE = 11;
const CLICK = 5;

export class Grid {
  /**
   * @param host element for the table
   * @param catalogue standards, dimensions and kinds of funding with their names
   * @param openSheet opens an activity's form
   * @param tell says something to whoever cannot see it
   */
  constructor(host, ledger, catalogue, openSheet, tell) {
    this.host = host;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.openSheet = openSheet;
    this.tell = tell;
    this.unit = 'clp';
    this.active = null;
    this.editing = null;
    this.drag = null;
    this.tip = make('div', { class: 'plan-tip', hidden: true, 'aria-hidden': 'true' });
    document.body.append(this.tip);
    this.ready = false;
    this.#build();
    ledger.addEventListener('rows', (event) => this.#onRows(event.detail));
    ledger.addEventListener('gantt', () => this.#months());
    host.addEventListener('keydown', (event) => this.#key(event));
    host.addEventListener('pointerdown', (event) => this.#pointerDown(event));
    host.addEventListener('dblclick', (event) => this.#doubleClick(event));
    host.addEventListener('click', (event) => this.#click(event));
    host.addEventListener('focusin', (event) => {
      const cell = event.target.closest('[data-cell]');
      if (cell && event.target === cell) this.#mark(cell.dataset.id, cell.dataset.cell);
    });
  }

  // ---- the table

  get first() { return monthOf(this.ledger.frame.base.firstMonth); }

  get length() { return Number(this.ledger.frame.base.months); }

  #fields() {
    return ['standard', 'description', ...this.#monthFields(), 'total', 'indicator', 'companyPeople', 'residencePeople', 'funding'];
  }

  #monthFields() {
    return Array.from({ length: this.length }, (_, i) => `m${this.first + i}`);
  }

  #columns() {
    const paint = (cell) => this.#content(cell.getElement(), cell.getData().id, cell.getField());
    const text = (field, width) => ({ title: say(field), field, width, formatter: paint, cssClass: 'plan-text' });
    const sum = (months) => shownNumber(this.ledger.rows().reduce((all, entry) => all + months(entry.now).reduce((a, key) => a
      + amountOf((entry.now.months[key] || {})[this.unit]), 0), 0));
    const none = (value) => (value === '0' ? '' : value);
    return [
      { title: say('standardShort'), field: 'standard', width: 62, frozen: true, formatter: paint, cssClass: 'plan-code' },
      { title: say('activity'), field: 'description', width: 252, frozen: true, formatter: paint, cssClass: 'plan-name', bottomCalc: () => say('monthTotal') },
      ...this.#monthFields().map((field) => {
        const month = Number(field.slice(1));
        return {
          title: monthName(month), field, width: MONTH_WIDTH, formatter: paint, cssClass: 'plan-month', hozAlign: 'right',
          titleFormatter: () => make('span', { class: 'plan-monthname' }, shortMonth(month), make('br'), make('span', {}, String(Math.floor(month / 12)))),
          bottomCalc: () => none(sum(() => [monthKey(month)])),
        };
      }),
      { title: say('total'), field: 'total', width: 104, formatter: paint, cssClass: 'plan-total', hozAlign: 'right', bottomCalc: () => none(sum((values) => Object.keys(values.months))) },
      text('indicator', 190), text('companyPeople', 170), text('residencePeople', 170), text('funding', 130),
    ];
  }

  #sorted() {
    return this.ledger.rows().map((entry, i) => [entry, i]).sort(([a, i], [b, j]) => this.#place(a) - this.#place(b) || i - j).map(([entry]) => entry);
  }

  #place(entry) {
    return this.catalogue.place(entry.now.standard);
  }

  #data() {
    return this.#sorted().map((entry) => ({ id: entry.id, dimension: this.catalogue.dimensionOf(entry.now.standard) }));
  }

  #build() {
    const groups = this.catalogue.dimensions.map((dimension) => dimension.code);
    // Resizing by itself, it would draw all again whenever a row makes it taller, under the fingers of whoever types.
    this.table = new Tabulator(this.host, {
      data: this.#data(), columns: this.#columns(), index: 'id', layout: 'fitData', maxHeight: '72vh', rowHeight: 46,
      columnDefaults: { headerSort: false, resizable: false, vertAlign: 'middle' }, keybindings: false, columnCalcs: 'table',
      groupBy: 'dimension', groupValues: [groups], groupToggleElement: false, groupHeader: (code, rows) => this.#groupHeader(code, rows),
      autoResize: false, reactiveData: false, validationMode: 'manual', clipboard: false, history: false,
    });
    this.table.on('renderComplete', () => this.#roles());
    this.table.on('tableBuilt', () => {
      this.ready = true;
      this.#roles();
      this.host.setAttribute('aria-label', say('gantt'));
      if (this.waiting) this.#reload();
    });
  }

  /** What the rows are, for those who hear the table. */
  #roles() {
    const set = (selector, role) => { for (const element of this.host.querySelectorAll(selector)) element.setAttribute('role', role); };
    set('.tabulator-header, .tabulator-tableholder, .tabulator-footer, .tabulator-footer-contents', 'presentation');
    set('.tabulator-calcs-holder', 'rowgroup');
    set('.tabulator-row.tabulator-group', 'row');
    set('.plan-group', 'gridcell');
    this.host.querySelector('.tabulator-tableholder').removeAttribute('tabindex');
  }

  /** Drawn anew, after it could not be seen for a while. */
  shown() {
    this.#reload();
  }

  #groupHeader(code, rows) {
    const dimension = this.catalogue.dimensions.find((each) => each.code === code);
    const header = make('span', { class: `plan-group plan-group--${dimension.index}` }, make('strong', {}, dimension.name),
      make('span', { class: 'plan-group__count' }, rows ? count('activities', rows) : say('activitiesNone')));
    if (this.ledger.writes) {
      header.append(make('button', { type: 'button', class: 'plan-group__add', 'data-add': dimension.standards[0].code, tabindex: '-1', 'aria-label': say('addTo', dimension.name) }, say('addShort')));
    }
    return header;
  }

  /** The columns again, because the Gantt has other months. */
  #months() {
    if (!this.ready) return;
    this.table.setColumns(this.#columns());
    this.#reload();
  }

  async #reload() {
    if (!this.ready) { this.waiting = true; return; }
    this.waiting = false;
    const focused = this.host.contains(document.activeElement);
    await this.table.replaceData(this.#data());
    this.table.recalc();
    // Rows are put in place once more when they have their heights; a cell that is focused before loses it.
    await drawn();
    if (this.pending) {
      const { id, field, edit } = this.pending;
      this.pending = null;
      await this.focus(id, field);
      if (edit) this.#edit(id, field);
    } else if (focused && this.active && !this.host.contains(document.activeElement)) {
      await this.focus(this.active.id, this.active.field);
    }
  }

  #onRows({ ids, structure }) {
    if (structure) {
      this.#reload();
      return;
    }
    for (const id of ids) this.#paintRow(id);
    if (ids.length && this.ready) this.table.recalc();
  }

  #row(id) {
    return this.ready && this.table.getRow(id);
  }

  #cell(id, field) {
    const row = this.#row(id);
    const cell = row && row.getCell(field);
    return cell ? cell.getElement() : null;
  }

  #paintRow(id) {
    const row = this.#row(id);
    if (!row) return;
    for (const cell of row.getCells()) {
      const element = cell.getElement();
      if (this.editing && this.editing.element === element) continue;
      const content = this.#content(element, id, cell.getField());
      element.replaceChildren(...(content instanceof Node ? [content] : []));
    }
  }

  /** Another unit in the months' cells. */
  show(unit) {
    this.unit = unit;
    if (!this.ready) return;
    for (const entry of this.ledger.rows()) this.#paintRow(entry.id);
    this.table.recalc();
  }

  // ---- what is in a cell

  #content(element, id, field) {
    const entry = this.ledger.get(id);
    if (!entry || !entry.now) return '';
    const values = this.drag && this.drag.id === id && this.drag.preview ? { ...entry.now, ...this.drag.preview } : entry.now;
    element.dataset.cell = field;
    element.dataset.id = id;
    const isActive = this.active && this.active.id === id && this.active.field === field;
    element.tabIndex = isActive || (!this.active && this.#isFirst(id) && field === 'description') ? 0 : -1;
    const problem = entry.problem && this.#fieldOf(entry.problem.field) === field;
    element.classList.toggle('plan-cell--wrong', Boolean(problem));
    if (problem) element.setAttribute('aria-invalid', 'true');
    else element.removeAttribute('aria-invalid');
    if (field.startsWith('m') && /^m\d+$/.test(field)) return this.#monthContent(element, entry, values, Number(field.slice(1)));
    switch (field) {
      case 'standard': return make('span', { title: this.catalogue.nameOf(values.standard) }, values.standard);
      case 'description': return this.#nameContent(entry, values);
      case 'total': {
        const total = Object.values(values.months).reduce((all, sum) => all + amountOf(sum[this.unit]), 0);
        return make('span', {}, total ? shownNumber(total) : '');
      }
      case 'funding': return make('span', {}, this.catalogue.fundings[values.funding] || values.funding);
      default: return make('span', { class: 'plan-clamp', title: values[field] }, values[field]);
    }
  }

  #isFirst(id) {
    const rows = this.#sorted();
    return rows.length > 0 && rows[0].id === id;
  }

  #nameContent(entry, values) {
    const label = values.description || say('unnamed');
    const content = make('span', { class: 'plan-nameline' }, make('span', { class: `plan-clamp${values.description ? '' : ' empty'}`, title: values.description }, label));
    if (entry.clash) content.append(make('span', { class: 'plan-flag', title: say('clashShort') }, '≠'));
    else if (entry.problem) content.append(make('span', { class: 'plan-flag', title: entry.problem.sentence }, '!'));
    content.append(make('button', { type: 'button', class: 'plan-open', tabindex: '-1', 'data-open': entry.id, title: say('openSheet'), 'aria-label': say('openSheetOf', label) }, '⋯'));
    return content;
  }

  #monthContent(element, entry, values, month) {
    const bar = span(values);
    const key = monthKey(month);
    const sum = values.months[key] || {};
    const inside = bar && month >= bar.first && month <= bar.last;
    const typed = sum[this.unit] || '';
    const other = sum[this.unit === 'clp' ? 'hours' : 'clp'];
    const spoken = [monthName(month), inside ? say('inBar') : '', typed ? `${shownAmount(typed)} ${say(this.unit)}` : '', other ? `${shownAmount(other)} ${say(this.unit === 'clp' ? 'hours' : 'clp')}` : ''];
    element.setAttribute('aria-label', spoken.filter(Boolean).join(', '));
    element.classList.toggle('plan-month--in', Boolean(inside));
    const content = document.createElement('span');
    content.className = 'plan-slot';
    if (inside) {
      const index = this.catalogue.indexOf(values.standard);
      const strip = make('span', { class: `plan-bar plan-bar--${index}${month === bar.first ? ' plan-bar--first' : ''}${month === bar.last ? ' plan-bar--last' : ''}` });
      if (this.ledger.writes && month === bar.first) strip.append(make('span', { class: 'plan-edge plan-edge--first' }));
      if (this.ledger.writes && month === bar.last) strip.append(make('span', { class: 'plan-edge plan-edge--last' }));
      content.append(strip);
    }
    content.append(make('span', { class: `plan-amount${/^\d*$/.test(typed) ? '' : ' plan-amount--wrong'}` }, shownAmount(typed)));
    if (other && !typed) content.append(make('span', { class: 'plan-other', title: `${shownAmount(other)} ${say(this.unit === 'clp' ? 'hours' : 'clp')}` }));
    return content;
  }

  /** The column in which a refused field is. */
  #fieldOf(field) {
    const month = /^months\.(\d{4}-\d{2})/.exec(field);
    if (month) return `m${monthOf(month[1])}`;
    return this.#fields().includes(field) ? field : 'description';
  }

  // ---- where one is

  #mark(id, field) {
    const before = this.active;
    this.active = { id, field };
    if (before && (before.id !== id || before.field !== field)) {
      const old = this.#cell(before.id, before.field);
      if (old) old.tabIndex = -1;
    }
    for (const stray of this.host.querySelectorAll('[data-cell][tabindex="0"]')) {
      if (stray.dataset.id !== id || stray.dataset.cell !== field) stray.tabIndex = -1;
    }
    const now = this.#cell(id, field);
    if (now) now.tabIndex = 0;
  }

  async focus(id, field) {
    const row = this.#row(id);
    if (!row) return;
    this.active = { id, field };
    const holder = this.host.querySelector('.tabulator-tableholder');
    const element = row.getElement();
    const inView = element.isConnected && element.offsetTop >= holder.scrollTop && element.offsetTop + element.offsetHeight <= holder.scrollTop + holder.clientHeight - 8;
    if (!inView) {
      await this.table.scrollToRow(row, 'center', true).catch(() => {});
      await drawn();
    }
    const cell = this.#cell(id, field);
    if (!cell) return;
    if (!cell.classList.contains('tabulator-frozen')) {
      const frozen = [...cell.parentElement.querySelectorAll('.tabulator-frozen')].reduce((width, each) => width + each.offsetWidth, 0);
      const left = cell.offsetLeft - holder.scrollLeft;
      if (left < frozen) holder.scrollLeft += left - frozen;
      else if (left + cell.offsetWidth > holder.clientWidth) holder.scrollLeft += left + cell.offsetWidth - holder.clientWidth;
    }
    cell.focus({ preventScroll: true });
    this.#mark(id, field);
  }

  #step(id, field, down, right) {
    const rows = this.#sorted();
    const fields = this.#fields();
    const row = Math.min(Math.max(rows.findIndex((entry) => entry.id === id) + down, 0), rows.length - 1);
    const column = Math.min(Math.max(fields.indexOf(field) + right, 0), fields.length - 1);
    if (rows[row]) this.focus(rows[row].id, fields[column]);
  }

  // ---- keys

  #key(event) {
    if (this.editing) return;
    const cell = event.target.closest('[data-cell]');
    if (!cell || event.target !== cell) return;
    const { id, cell: field } = cell.dataset;
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const control = event.ctrlKey || event.metaKey || event.altKey;
    if (moves[event.key]) {
      const [down, right] = moves[event.key];
      event.preventDefault();
      if (right && control && event.shiftKey) this.#nudge(id, 'start', right);
      else if (right && control) this.#nudge(id, 'move', right);
      else if (right && event.shiftKey) this.#nudge(id, 'end', right);
      else if (down && control) this.focus(this.#sorted()[down > 0 ? this.#sorted().length - 1 : 0].id, field);
      else this.#step(id, field, down, right);
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      const fields = this.#fields();
      this.#step(id, field, 0, event.key === 'Home' ? -fields.length : fields.length);
    } else if (event.key === 'Enter' && control) {
      event.preventDefault();
      this.add(this.ledger.get(id).now.standard, id);
    } else if (event.key === 'Enter' && event.shiftKey) {
      event.preventDefault();
      this.openSheet(id);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      if (this.ledger.writes) this.#edit(id, field);
      else this.openSheet(id);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && control) {
      event.preventDefault();
      this.remove(id);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.#clear(id, field);
    } else if (event.key.length === 1 && !control && this.ledger.writes && event.key !== ' ') {
      event.preventDefault();
      this.#edit(id, field, event.key);
    }
  }

  #nudge(id, what, by) {
    const entry = this.ledger.get(id);
    const bar = span(entry.now);
    if (!bar || !this.ledger.writes) return;
    const [low, high] = [this.first, this.first + this.length - 1];
    const to = { first: bar.first, last: bar.last };
    if (what !== 'end') to.first += by;
    if (what !== 'start') to.last += by;
    if (to.first < low || to.last > high || to.first > to.last) return;
    this.ledger.change(id, what === 'move' ? moved(entry.now, by) : stretched(entry.now, to.first, to.last), `bar ${id}`);
    this.#tellBar(id);
  }

  #tellBar(id) {
    const bar = span(this.ledger.get(id).now);
    if (bar) this.tell(say('barIs', monthName(bar.first), monthName(bar.last)));
  }

  #clear(id, field) {
    const { now } = this.ledger.get(id);
    if (/^m\d+$/.test(field)) this.#setAmount(id, Number(field.slice(1)), '');
    else if (['indicator', 'companyPeople', 'residencePeople'].includes(field) && now[field]) this.ledger.change(id, { [field]: '' });
  }

  // ---- adding and taking out

  /** A new activity in the first month, whose name is typed next. */
  add(standard, afterId) {
    if (!this.ledger.writes) return;
    const id = this.ledger.add(newActivity(this.ledger, standard), afterId);
    this.pending = { id, field: 'description', edit: true };
  }

  remove(id) {
    const rows = this.#sorted();
    const place = rows.findIndex((entry) => entry.id === id);
    const next = rows[place + 1] || rows[place - 1];
    const name = this.ledger.get(id).now.description;
    if (next) this.pending = { id: next.id, field: 'description' };
    this.ledger.remove(id);
    this.tell(say('removed', name || say('unnamed')));
  }

  // ---- typing in a cell

  #edit(id, field, begun) {
    const element = this.#cell(id, field);
    const entry = this.ledger.get(id);
    if (!element || !entry || !this.ledger.writes || field === 'total') return;
    const isMonth = /^m\d+$/.test(field);
    const key = isMonth ? monthKey(Number(field.slice(1))) : '';
    const value = isMonth ? (entry.now.months[key] || {})[this.unit] || '' : entry.now[field];
    const label = isMonth ? `${monthName(Number(field.slice(1)))}, ${say(this.unit)}` : say(field);
    let input;
    if (field === 'standard' || field === 'funding') {
      input = make('select', { class: 'plan-input', 'aria-label': label });
      for (const option of this.catalogue.options(field)) input.append(option);
      input.value = value;
    } else {
      input = make('input', { class: 'plan-input', type: 'text', 'aria-label': label, autocomplete: 'off', maxlength: isMonth ? 20 : field === 'description' || field === 'indicator' ? 500 : 300 });
      if (isMonth) input.inputMode = 'numeric';
      input.value = begun === undefined ? value : begun;
    }
    this.editing = { element, id, field };
    element.classList.add('plan-cell--editing');
    element.replaceChildren(input);
    input.focus({ preventScroll: true });
    if (begun === undefined && input.select) input.select();
    const end = (keep) => {
      if (!this.editing || this.editing.element !== element) return;
      this.editing = null;
      element.classList.remove('plan-cell--editing');
      const typed = input.value;
      if (keep && typed !== value) this.#set(id, field, typed);
      this.#paintRow(id);
      if (!keep) this.ledger.dropIfBlank(id);
    };
    input.addEventListener('blur', () => end(true));
    input.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Enter' && !event.isComposing) {
        event.preventDefault();
        end(true);
        if (event.ctrlKey || event.metaKey) this.add(this.ledger.get(id).now.standard, id);
        else this.focus(id, field);
      } else if (event.key === 'Escape') {
        event.preventDefault();
        end(false);
        if (this.ledger.get(id)) this.focus(id, field);
      } else if (event.key === 'Tab') {
        event.preventDefault();
        end(true);
        this.#step(id, field, 0, event.shiftKey ? -1 : 1);
      }
    });
    if (input.tagName === 'SELECT') input.addEventListener('mousedown', (event) => event.stopPropagation());
  }

  #set(id, field, typed) {
    if (/^m\d+$/.test(field)) this.#setAmount(id, Number(field.slice(1)), typed);
    else this.ledger.change(id, { [field]: typed.trim() });
  }

  /** An amount in a month where the activity is not yet makes it longer. */
  #setAmount(id, month, typed) {
    const { now } = this.ledger.get(id);
    const key = monthKey(month);
    const amount = tidyAmount(typed);
    const months = { ...now.months, [key]: { clp: '', hours: '', ...now.months[key], [this.unit]: amount } };
    if (!months[key].clp && !months[key].hours) delete months[key];
    const bar = span(now);
    const dates = amount && bar && (month < bar.first || month > bar.last)
      ? stretched(now, Math.min(bar.first, month), Math.max(bar.last, month)) : {};
    this.ledger.change(id, { ...dates, months });
  }

  // ---- the mouse

  #click(event) {
    const opener = event.target.closest('[data-open]');
    if (opener) {
      this.openSheet(opener.dataset.open);
      return;
    }
    const adder = event.target.closest('[data-add]');
    if (adder) this.add(adder.dataset.add);
  }

  #doubleClick(event) {
    const cell = event.target.closest('[data-cell]');
    if (!cell || event.target.closest('button, input, select')) return;
    if (this.ledger.writes && cell.dataset.cell !== 'total') this.#edit(cell.dataset.id, cell.dataset.cell);
    else this.openSheet(cell.dataset.id);
  }

  #pointerDown(event) {
    const cell = event.target.closest('[data-cell]');
    if (!cell || event.button !== 0 || event.target.closest('button, input, select')) return;
    const { id, cell: field } = cell.dataset;
    if (this.editing) document.activeElement.blur();
    const onBar = event.target.closest('.plan-bar') || cell.classList.contains('plan-month--in');
    if (!/^m\d+$/.test(field) || !this.ledger.writes || (event.pointerType === 'touch' && !onBar)) {
      cell.focus({ preventScroll: true });
      return;
    }
    event.preventDefault();
    cell.focus({ preventScroll: true });
    const month = Number(field.slice(1));
    const bar = span(this.ledger.get(id).now);
    const box = cell.getBoundingClientRect();
    let what = 'draw';
    if (bar && month >= bar.first && month <= bar.last) {
      what = 'move';
      if (month === bar.last && box.right - event.clientX <= EDGE) what = 'end';
      else if (month === bar.first && event.clientX - box.left <= EDGE) what = 'start';
    }
    this.drag = { id, what, month, from: event.clientX, left: box.left - (month - this.first) * box.width, width: box.width, bar, preview: null };
    const move = (later) => this.#dragTo(later);
    const stop = (later) => {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', stop);
      document.removeEventListener('pointercancel', stop);
      this.#drop(later.type === 'pointerup');
    };
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', stop);
    document.addEventListener('pointercancel', stop);
  }

  #dragTo(event) {
    const { drag } = this;
    if (!drag || (!drag.preview && Math.abs(event.clientX - drag.from) < CLICK)) return;
    const { now } = this.ledger.get(drag.id);
    const [low, high] = [this.first, this.first + this.length - 1];
    const within = (month) => Math.min(Math.max(month, low), high);
    const under = within(this.first + Math.floor((event.clientX - drag.left) / drag.width));
    if (drag.what === 'move') {
      const by = Math.round((event.clientX - drag.from) / drag.width);
      drag.preview = moved(now, Math.min(Math.max(by, low - drag.bar.first), high - drag.bar.last));
    } else if (drag.what === 'start') {
      drag.preview = stretched(now, Math.min(under, drag.bar.last), drag.bar.last);
    } else if (drag.what === 'end') {
      drag.preview = stretched(now, drag.bar.first, Math.max(under, drag.bar.first));
    } else {
      drag.preview = stretched(now, Math.min(drag.month, under), Math.max(drag.month, under));
    }
    const bar = span(drag.preview);
    this.tip.textContent = `${monthName(bar.first)} – ${monthName(bar.last)}`;
    this.tip.hidden = false;
    this.tip.style.left = `${event.clientX + 12}px`;
    this.tip.style.top = `${event.clientY + 16}px`;
    this.host.classList.add('plan-grid--dragging');
    this.#paintRow(drag.id);
  }

  #drop(keep) {
    const { drag } = this;
    this.drag = null;
    this.tip.hidden = true;
    this.host.classList.remove('plan-grid--dragging');
    if (!drag || !drag.preview) return;
    if (keep) {
      this.ledger.change(drag.id, drag.preview);
      this.#tellBar(drag.id);
    }
    this.#paintRow(drag.id);
  }
}

const drawn = () => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });

/** An activity of one month, the Gantt's first. */
export function newActivity(ledger, standard, description = '', practice = '') {
  const first = monthOf(ledger.frame.base.firstMonth);
  return { standard, description, practice, funding: 'NONE', months: {}, needs: [], ...stretched({ months: {} }, first, first) };
}
