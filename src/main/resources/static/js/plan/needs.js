/* The needs the plan starts from: put in order first; later, which activity answers each, or why none does. */
import { make, say } from './words.js';

const ANSWERS = { LATER: 'answerLater', NOT_THIS_COMPANY: 'answerNotThisCompany', OTHER: 'answerOther' };

export class Needs {
  constructor(list, ledger, openSheet, tell) {
    this.list = list;
    this.ledger = ledger;
    this.openSheet = openSheet;
    this.tell = tell;
    this.wrong = make('p', { class: 'wrong', role: 'alert', hidden: true });
    list.before(this.wrong);
    ledger.addEventListener('rows', () => this.show());
    ledger.addEventListener('needs', () => this.show());
    if (ledger.orders) this.#dragging();
    this.show();
  }

  show() {
    const { ledger } = this;
    this.wrong.hidden = !ledger.orderProblem;
    if (this.wrong.textContent !== ledger.orderProblem) this.wrong.textContent = ledger.orderProblem;
    const order = ledger.needsOrder.map((id) => ledger.needs.find((need) => need.id === id)).filter(Boolean);
    const focused = this.list.contains(document.activeElement) ? document.activeElement.id : '';
    const writing = document.activeElement && document.activeElement.matches('.need-line__reason') && this.list.contains(document.activeElement);
    // Whoever writes a reason goes on writing.
    if (writing && this.drawn === order.map((need) => `${need.id}${need.answer}`).join()) {
      this.#counts(order);
      for (const need of order) {
        const notes = this.list.querySelector(`[data-notes="${need.id}"]`);
        if (notes) this.#note(notes, need);
      }
      return;
    }
    this.drawn = order.map((need) => `${need.id}${need.answer}`).join();
    this.list.replaceChildren(...order.map((need, place) => this.#line(need, place, order.length)));
    this.#counts(order);
    const again = focused && document.getElementById(focused);
    if (again) again.focus();
  }

  #counts(order) {
    const place = document.getElementById('needs-open');
    const open = order.filter((need) => (!need.answer || this.ledger.lacksReason(need)) && !this.#answering(need).length).length;
    place.textContent = this.ledger.orders || !order.length ? '' : open === 0 ? say('needsSettled') : open === 1 ? say('needsOpenOne') : say('needsOpenMany', open);
    place.classList.toggle('tag--amber', open > 0);
    place.classList.toggle('tag--good', open === 0);
    place.hidden = !place.textContent;
  }

  #answering(need) {
    return this.ledger.rows().filter((entry) => entry.now.needs.includes(need.id));
  }

  #line(need, place, all) {
    const line = make('li', { class: 'need-line', 'data-need': need.id },
      make('span', { class: 'need-line__place', 'aria-hidden': 'true' }, String(place + 1)),
      make('div', { class: 'need-line__what' },
        make('p', {}, make('span', { class: 'need-line__text' }, need.text), ' ', make('span', { class: `tag tag--need-${need.priority.toLowerCase()}` }, need.priorityName)),
        make('p', { class: 'small' }, say('standardOf', need.standard))));
    if (this.ledger.orders) line.append(this.#movers(need, place, all));
    else line.querySelector('.need-line__what').append(this.#settled(need));
    return line;
  }

  #movers(need, place, all) {
    const button = (label, sign, to, off) => {
      const element = make('button', { type: 'button', class: 'mover', id: `need-${sign === '↑' ? 'up' : 'down'}-${need.id}`, 'aria-label': say(label, need.text), 'aria-disabled': off ? 'true' : null }, sign);
      element.addEventListener('click', () => { if (!off) this.#move(need, to); });
      return element;
    };
    return make('span', { class: 'need-line__move' }, button('moveUp', '↑', place - 1, place === 0), button('moveDown', '↓', place + 1, place === all - 1),
      make('span', { class: 'need-line__grip', 'aria-hidden': 'true', title: say('drag') }, '⋮⋮'));
  }

  #move(need, to) {
    this.ledger.moveNeed(need.id, to);
    this.tell(say('movedTo', need.text, to + 1));
  }

  #settled(need) {
    const answering = this.#answering(need);
    const box = make('div', { class: 'need-line__settled' });
    if (answering.length) {
      box.append(make('span', { class: 'small' }, say('answeredBy')), ...answering.map((entry) => {
        const button = make('button', { type: 'button', class: 'chip', id: `need-${need.id}-${entry.id}` }, entry.now.description || say('unnamed'));
        button.addEventListener('click', () => this.openSheet(entry.id, button));
        return button;
      }));
      // What was begun and is not kept yet stays in sight.
      if (!this.ledger.writes || !this.ledger.isPending(need)) return box;
    }
    if (!this.ledger.writes) {
      box.append(make('p', { class: need.answer ? '' : 'empty' }, need.answer ? `${say(ANSWERS[need.answer])}${need.reason ? `: ${need.reason}` : ''}` : say('needOpen')));
      return box;
    }
    const select = make('select', { id: `need-answer-${need.id}`, 'aria-label': say('answerLabel', need.text) }, make('option', { value: '' }, say('needOpen')),
      ...Object.keys(ANSWERS).map((answer) => make('option', { value: answer }, say(ANSWERS[answer]))));
    select.value = need.answer;
    select.addEventListener('change', () => {
      this.ledger.answer(need, { answer: select.value });
      this.show();
      const reason = document.getElementById(`need-reason-${need.id}`);
      if (reason && need.answer === 'OTHER') reason.focus();
    });
    box.append(select);
    if (need.answer) {
      const reason = make('input', { type: 'text', class: 'need-line__reason', id: `need-reason-${need.id}`, maxlength: 500, 'aria-label': say('reasonLabel', need.text), placeholder: say(need.answer === 'OTHER' ? 'reasonRequired' : 'reasonOptional') });
      reason.value = need.reason;
      reason.addEventListener('input', () => this.ledger.answer(need, { reason: reason.value }));
      box.append(reason);
    }
    const notes = make('div', { class: 'need-line__notes', 'data-notes': need.id, role: 'status' });
    box.append(notes);
    this.#note(notes, need);
    return box;
  }

  /** Why an answer is not kept, and what somebody else has answered meanwhile. */
  #note(notes, need) {
    const lacking = this.ledger.lacksReason(need);
    const reason = notes.parentElement ? notes.parentElement.querySelector('.need-line__reason') : null;
    if (reason && lacking) reason.setAttribute('aria-invalid', 'true');
    else if (reason) reason.removeAttribute('aria-invalid');
    const key = JSON.stringify([need.problem, lacking, need.clash]);
    if (notes.dataset.key === key) return;
    notes.dataset.key = key;
    notes.replaceChildren();
    if (need.problem) notes.append(make('p', { class: 'wrong' }, need.problem));
    if (lacking) notes.append(make('p', { class: 'wrong' }, say('reasonMissing')));
    if (need.clash) {
      const { answer, reason: why } = need.clash;
      const choice = (label, mine) => {
        const button = make('button', { type: 'button', class: 'button button--quiet', 'aria-label': `${say(label)}: ${need.text}` }, say(label));
        button.addEventListener('click', () => this.ledger.settleNeed(need, mine));
        return button;
      };
      notes.append(make('p', { class: 'wrong' }, say('needClash', `${answer ? say(ANSWERS[answer]) : say('needOpen')}${why ? `: ${why}` : ''}`)),
        make('div', { class: 'need-line__choice' }, choice('needMine', true), choice('needTheirs', false)));
    }
    notes.hidden = !notes.childElementCount;
  }

  /** With mouse or finger, by the grip or the line. */
  #dragging() {
    let dragged = null;
    this.list.addEventListener('pointerdown', (event) => {
      const line = event.target.closest('.need-line');
      if (!line || event.button !== 0 || event.target.closest('button') || (event.pointerType === 'touch' && !event.target.closest('.need-line__grip'))) return;
      event.preventDefault();
      dragged = line;
      line.classList.add('need-line--dragged');
      const move = (later) => {
        const others = [...this.list.children].filter((other) => other !== dragged);
        const before = others.find((other) => {
          const box = other.getBoundingClientRect();
          return later.clientY < box.top + box.height / 2;
        });
        if (before) before.before(dragged);
        else this.list.append(dragged);
      };
      const stop = () => {
        document.removeEventListener('pointermove', move);
        document.removeEventListener('pointerup', stop);
        document.removeEventListener('pointercancel', stop);
        const place = [...this.list.children].indexOf(dragged);
        const need = this.ledger.needs.find((each) => each.id === dragged.dataset.need);
        dragged.classList.remove('need-line--dragged');
        dragged = null;
        if (this.ledger.needsOrder.indexOf(need.id) !== place) this.#move(need, place);
      };
      document.addEventListener('pointermove', move);
      document.addEventListener('pointerup', stop);
      document.addEventListener('pointercancel', stop);
    });
  }
}
