/*
 * The activities and texts of a plan: as the server has them, and as they stand on this page. Whatever differs is sent by itself, is in
 * this browser's own store until the server has it, and can be undone. What somebody else wrote meanwhile is never written over: the
 * server says so, and whoever is here chooses.
 */
import { tidyAmount } from './months.js';

const DELAY = 800;
const RETRY = 15000;
const TEXTS = ['standard', 'secondDimension', 'description', 'objective', 'indicator', 'startsOn', 'endsOn', 'companyPeople',
  'residencePeople', 'funding', 'practice'];
const NEED = 'necesidad-';
const FRAME = ['objective', 'resources', 'valueProposal', 'firstMonth', 'months'];

/** An activity as it is compared: every field there, nothing around the words, months that take nothing left out. */
export function plain(values) {
  const tidy = {};
  for (const field of TEXTS) tidy[field] = (values[field] || '').replace(/\r\n?/g, '\n').trim();
  tidy.months = {};
  for (const key of Object.keys(values.months || {}).sort()) {
    const sum = { clp: tidyAmount(values.months[key].clp), hours: tidyAmount(values.months[key].hours) };
    if (sum.clp || sum.hours) tidy.months[key] = sum;
  }
  tidy.needs = [...(values.needs || [])].sort();
  return tidy;
}

const plainFrame = (frame) => Object.fromEntries(FRAME.map((field) => [field, (frame[field] || '').replace(/\r\n?/g, '\n').trim()]));

/** What is said of a need, as it is compared. */
const stated = ({ answer, reason }) => ({ answer: answer || '', reason: answer ? (reason || '').trim() : '' });

export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

const copy = (values) => (values === null ? null : JSON.parse(JSON.stringify(values)));

/** Each path of an activity: a field, or a month's sum, with its value. */
function paths(values) {
  const flat = {};
  if (values === null) return flat;
  for (const [field, value] of Object.entries(values)) {
    if (field === 'months') for (const [key, sum] of Object.entries(value)) flat[`months ${key}`] = sum;
    else flat[field] = value;
  }
  return flat;
}

function put(values, path, value) {
  if (!path.startsWith('months ')) values[path] = value;
  else if (value === undefined) delete values.months[path.slice(7)];
  else values.months[path.slice(7)] = value;
}

export class Ledger extends EventTarget {
  /**
   * @param address of the plan's page
   * @param user login, under which the browser's own store keeps what could not be sent
   */
  constructor(address, user, state, token, header) {
    super();
    this.address = address;
    this.user = user;
    this.token = token;
    this.header = header;
    this.step = state.step;
    this.round = state.round;
    this.plan = state.plan;
    this.writes = state.writes;
    this.orders = state.orders;
    this.prefix = `jxi-plan/${user}/${state.plan}/`;
    this.entries = new Map();
    this.order = [];
    this.done = [];
    this.undone = [];
    this.session = 'open'; // open, over, other
    this.closed = ''; // why nothing is kept any more
    this.failed = ''; // offline, session, failed
    this.savedAt = '';
    this.restored = false;
    this.saving = null;
    this.sendings = 0;
    this.timer = 0;
    for (const activity of state.activities) this.#adopt(activity);
    this.frame = { version: state.frame.version, base: plainFrame(state.frame), now: plainFrame(state.frame), attempts: [], problem: null, clash: null };
    this.needs = state.needs.map((need) => {
      const base = stated(need);
      return { ...need, ...base, base, attempts: [], problem: '', clash: null };
    });
    // The needs themselves stand in the order that the server has; this is the one on this page.
    this.needsOrder = this.#orderSeen();
    this.orderAttempts = [];
    this.orderProblem = '';
    this.coherence = state.coherence;
    if (this.writes || this.orders) this.#restore();
    window.addEventListener('online', () => this.schedule(0));
    window.addEventListener('focus', () => this.#back());
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.#back(); });
    window.addEventListener('pagehide', () => this.#leave());
    setInterval(() => { if (this.failed && this.isDirty()) this.save(); }, RETRY);
  }

  #adopt(activity) {
    const base = plain(activity);
    const entry = {
      id: activity.id, version: activity.version, base, now: copy(base), attempts: [], problem: null, clash: null,
      original: activity.originalEndsOn || '', carried: activity.carried, by: activity.by || '', at: activity.at || '',
    };
    this.entries.set(entry.id, entry);
    if (!this.order.includes(entry.id)) this.order.push(entry.id);
    return entry;
  }

  // ---- what stands on this page

  /** The activities that stand, in the plan's order. */
  rows() {
    return this.order.map((id) => this.entries.get(id)).filter((entry) => entry && entry.now);
  }

  get(id) {
    return this.entries.get(id);
  }

  clashes() {
    return [...this.entries.values()].filter((entry) => entry.clash);
  }

  problems() {
    return [...this.entries.values()].filter((entry) => entry.problem && entry.now);
  }

  #dirty(entry) {
    return !same(entry.now && plain(entry.now), entry.base);
  }

  /** One that was begun and says nothing yet is kept on this page only. */
  #blank(entry) {
    return entry.now && !entry.base && !entry.now.description.trim() && !this.#says(entry.now);
  }

  #due(entry) {
    return this.#dirty(entry) && !entry.clash && !entry.problem && !this.#blank(entry);
  }

  isDirty() {
    return [...this.entries.values()].some((entry) => this.#dirty(entry) && !this.#blank(entry))
      || !same(plainFrame(this.frame.now), this.frame.base)
      || this.needs.some((need) => this.isPending(need))
      || this.#orderDirty();
  }

  /** Whether what is said of a need on this page is not what the server has. */
  isPending(need) {
    return Boolean(need.clash) || !same(stated(need), need.base);
  }

  /** «Another reason» without one: not sent, and not kept. */
  lacksReason(need) {
    return need.answer === 'OTHER' && !need.reason.trim();
  }

  #answerDue(need) {
    return this.isPending(need) && !this.lacksReason(need) && !need.problem && !need.clash;
  }

  #orderSeen() {
    return this.needs.map((need) => need.id);
  }

  #orderDirty() {
    return !same(this.needsOrder, this.#orderSeen());
  }

  #sortNeeds(order) {
    this.needs.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  }

  // ---- changing it

  /**
   * @param tag changes with the same tag, one after another, are undone as one
   */
  change(id, patch, tag) {
    const entry = this.entries.get(id);
    if (!this.writes || !entry || !entry.now) return;
    const before = paths(entry.now);
    const after = paths({ ...copy(entry.now), ...copy(patch) });
    const steps = [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((path) => !same(before[path], after[path]))
      .map((path) => ({ path, before: before[path], after: after[path] }));
    if (!steps.length) return;
    this.#perform({ tag, items: [{ id, steps }] });
  }

  /** Adds an activity behind another one, or at the end. */
  add(values, afterId) {
    const id = crypto.randomUUID ? crypto.randomUUID() : uuid();
    this.entries.set(id, { id, version: 0, base: null, now: null, attempts: [], problem: null, clash: null, original: '', carried: false, by: '', at: '' });
    const place = this.order.indexOf(afterId);
    this.order.splice(place < 0 ? this.order.length : place + 1, 0, id);
    this.#perform({ items: [{ id, before: null, after: plain(values) }] });
    return id;
  }

  remove(id) {
    const entry = this.entries.get(id);
    if (!this.writes || !entry || !entry.now) return;
    // What was never said needs no undoing.
    if (this.#blank(entry)) {
      this.forget(id);
      return;
    }
    this.#perform({ items: [{ id, before: copy(entry.now), after: null }] });
  }

  #says(values) {
    return ['objective', 'indicator', 'companyPeople', 'residencePeople'].some((field) => values[field]) || Object.keys(values.months).length > 0;
  }

  /** An activity without a word goes without a trace. */
  dropIfBlank(id) {
    const entry = this.entries.get(id);
    if (entry && this.#blank(entry)) this.forget(id);
  }

  forget(id) {
    this.entries.delete(id);
    this.order = this.order.filter((each) => each !== id);
    const without = (commands) => commands.filter((command) => command.items.every((item) => item.id !== id));
    this.done = without(this.done);
    this.undone = without(this.undone);
    this.#store(id, null);
    this.#changed([id], true);
  }

  setFrame(patch) {
    Object.assign(this.frame.now, patch);
    this.frame.problem = null;
    this.#rememberFrame();
    this.schedule();
    this.#changed([], false);
  }

  answer(need, patch) {
    Object.assign(need, patch);
    need.problem = '';
    this.#rememberNeed(need);
    this.schedule();
    this.#changed([], false);
  }

  moveNeed(id, place) {
    const before = [...this.needsOrder];
    const after = before.filter((each) => each !== id);
    after.splice(place, 0, id);
    if (same(before, after)) return;
    this.#perform({ order: { before, after }, items: [] });
  }

  #perform(command) {
    const last = this.done[this.done.length - 1];
    this.undone = [];
    if (command.tag && last && last.tag === command.tag) {
      for (const step of command.items[0].steps) {
        const former = last.items[0].steps.find((each) => each.path === step.path);
        if (former) former.after = step.after;
        else last.items[0].steps.push(step);
      }
    } else {
      this.done.push(command);
    }
    this.#apply(command, 'after');
  }

  canUndo() { return this.done.length > 0; }

  canRedo() { return this.undone.length > 0; }

  undo() {
    const command = this.done.pop();
    if (!command) return null;
    this.undone.push(command);
    return this.#apply(command, 'before');
  }

  redo() {
    const command = this.undone.pop();
    if (!command) return null;
    // What is done again does not grow by what is typed next.
    command.tag = '';
    this.done.push(command);
    return this.#apply(command, 'after');
  }

  /** The next typing is a change of its own. */
  seal() {
    const last = this.done[this.done.length - 1];
    if (last) last.tag = '';
  }

  #apply(command, side) {
    let structure = false;
    const ids = [];
    if (command.order) {
      this.needsOrder = [...command.order[side]];
      this.orderProblem = '';
      this.#rememberOrder();
    }
    for (const item of command.items) {
      const entry = this.entries.get(item.id);
      if (!entry) continue;
      ids.push(item.id);
      if (item.steps) {
        if (!entry.now) continue;
        for (const step of item.steps) {
          put(entry.now, step.path, copy(step[side] === undefined ? null : step[side]) ?? undefined);
          if (step.path === 'standard') structure = true;
        }
      } else {
        entry.now = copy(item[side]);
        structure = true;
      }
      entry.problem = null;
      this.#remember(entry);
    }
    this.schedule();
    this.#changed(ids, structure);
    return ids[0] || null;
  }

  #changed(ids, structure) {
    this.dispatchEvent(new CustomEvent('rows', { detail: { ids, structure } }));
    this.#told();
  }

  #told() {
    this.dispatchEvent(new Event('state'));
  }

  // ---- the browser's own store; without it (private mode, full) the server's draft is all there is

  #store(key, piece) {
    try {
      if (piece) localStorage.setItem(this.prefix + key, JSON.stringify(piece));
      else localStorage.removeItem(this.prefix + key);
    } catch { /* nothing to be done */ }
  }

  #remember(entry) {
    if (this.#dirty(entry) && !this.#blank(entry)) {
      this.#store(entry.id, { version: entry.version, base: entry.base, values: entry.now, attempts: entry.attempts, place: this.order.indexOf(entry.id) });
    } else {
      this.#store(entry.id, null);
    }
  }

  #rememberFrame() {
    const { version, base, now, attempts } = this.frame;
    this.#store('marco', same(plainFrame(now), base) ? null : { version, base, values: now, attempts });
  }

  #rememberNeed(need) {
    const { version, base, answer, reason, attempts } = need;
    this.#store(`${NEED}${need.id}`, this.isPending(need) ? { version, base, answer, reason, attempts } : null);
  }

  #rememberOrder() {
    this.#store('orden', this.#orderDirty() ? { seen: this.#orderSeen(), order: this.needsOrder, attempts: this.orderAttempts } : null);
  }

  stored() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(this.prefix)).map((key) => key.slice(this.prefix.length));
    } catch {
      return [];
    }
  }

  /** What an earlier visit could not send. */
  #restore() {
    for (const key of this.stored()) {
      let piece = null;
      try { piece = JSON.parse(localStorage.getItem(this.prefix + key)); } catch { /* as good as none */ }
      if (!piece) continue;
      if (key === 'orden') {
        if (!this.orders || !this.#restoreOrder(piece)) continue;
      } else if (!this.writes) {
        continue;
      } else if (key.startsWith(NEED)) {
        if (!this.#restoreNeed(key, piece)) continue;
      } else if (key === 'marco') {
        if (same(plainFrame(piece.values), this.frame.base)) { this.#store(key, null); continue; }
        Object.assign(this.frame, { version: piece.version, base: piece.base, now: plainFrame(piece.values), attempts: piece.attempts || [] });
      } else {
        let entry = this.entries.get(key);
        if (!entry) {
          if (piece.values === null) { this.#store(key, null); continue; }
          entry = { id: key, clash: null, problem: null, original: '', carried: false, by: '', at: '' };
          this.entries.set(key, entry);
          this.order.splice(Math.min(piece.place ?? this.order.length, this.order.length), 0, key);
        } else if (same(piece.values && plain(piece.values), entry.base)) {
          this.#store(key, null);
          continue;
        }
        Object.assign(entry, { version: piece.version, base: piece.base, now: piece.values && plain(piece.values), attempts: piece.attempts || [] });
      }
      this.restored = true;
    }
    if (this.restored) this.schedule(0);
  }

  /** Whether anything of it is still to be sent. */
  #restoreNeed(key, piece) {
    const need = this.needs.find((each) => key === `${NEED}${each.id}`);
    if (!need || same(stated(piece), need.base)) {
      this.#store(key, null);
      return false;
    }
    const there = { version: need.version, ...need.base };
    Object.assign(need, { version: piece.version, base: piece.base, answer: piece.answer, reason: piece.reason, attempts: piece.attempts || [] });
    if (there.version !== need.version) this.#meet(need, there);
    return true;
  }

  #restoreOrder({ seen, order, attempts }) {
    const there = this.#orderSeen();
    const whole = (ids) => Array.isArray(ids) && same([...ids].sort(), [...there].sort());
    if (!whole(seen) || !whole(order) || same(order, there)) {
      this.#store('orden', null);
      return false;
    }
    // Sent as made from the order that was seen then: the server says whether that one still stands.
    this.#sortNeeds(seen);
    this.needsOrder = order;
    this.orderAttempts = attempts || [];
    return true;
  }

  // ---- sending

  schedule(delay = DELAY) {
    clearTimeout(this.timer);
    if (this.closed) return;
    this.timer = setTimeout(() => this.save(), delay);
  }

  #ask(path, options = {}) {
    return fetch(this.address + path, {
      credentials: 'same-origin', redirect: 'manual', cache: 'no-store', ...options,
      headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest', ...options.headers },
    });
  }

  #post(path, body) {
    const json = JSON.stringify(body);
    // The page may be left meanwhile; a browser promises that for small ones only.
    return this.#ask(path, { method: 'POST', keepalive: json.length < 15000, headers: { 'Content-Type': 'application/json', [this.header]: this.token }, body: json });
  }

  /** Whether this person is still logged in; brings a fresh token. */
  async #refreshSession() {
    const answer = await this.#ask('/sesion');
    if (!answer.ok) {
      if (isShut(answer)) this.session = 'over';
      // Whoever may not see this alliance is somebody else.
      if (answer.status === 404) this.session = 'other';
      return false;
    }
    const fresh = await answer.json();
    this.session = fresh.username === this.user ? 'open' : 'other';
    if (this.session !== 'open') return false;
    this.token = fresh.token;
    this.header = fresh.header;
    for (const field of document.querySelectorAll('input[name="_csrf"]')) field.value = this.token;
    return true;
  }

  async #send(path, body) {
    this.failed = '';
    try {
      if (this.session !== 'open' && !(await this.#refreshSession())) { this.failed = 'session'; return null; }
      let answer = await this.#post(path, body);
      if (isShut(answer)) {
        if (!(await this.#refreshSession())) { this.failed = 'session'; return null; }
        answer = await this.#post(path, body);
      }
      if (isShut(answer)) { this.failed = 'session'; return null; }
      if (answer.status >= 500 || answer.status === 404) { this.failed = 'failed'; return null; }
      return answer;
    } catch {
      this.failed = 'offline';
      return null;
    }
  }

  /** Sends what differs, one request after the other. Gives back whether all of it is kept. */
  async save() {
    clearTimeout(this.timer);
    if (this.saving) {
      await this.saving;
      return this.save();
    }
    if (!this.closed) {
      this.sendings += 1;
      this.saving = this.#sendAll();
      this.#told();
      try { await this.saving; } finally { this.saving = null; }
      this.#told();
    }
    return !this.isDirty() && !this.clashes().length;
  }

  async #sendAll() {
    // What failed before is no reason not to try again.
    this.failed = '';
    const rows = [...this.entries.values()].filter((entry) => this.#due(entry));
    if (rows.length) await this.#sendRows(rows);
    if (!this.failed && !this.closed && !same(plainFrame(this.frame.now), this.frame.base) && !this.frame.problem && !this.frame.clash) await this.#sendFrame();
    if (!this.failed && !this.closed && this.#orderDirty()) await this.#sendOrder();
    for (const need of [...this.needs]) {
      if (!this.failed && !this.closed && this.#answerDue(need)) await this.#sendAnswer(need);
    }
  }

  async #sendRows(rows) {
    const sent = new Map();
    for (const entry of rows) {
      const values = entry.now && plain(entry.now);
      sent.set(entry.id, values);
      entry.attempts = [...entry.attempts, values].slice(-10);
      this.#remember(entry);
    }
    const answer = await this.#send('/cambios', {
      activities: rows.filter((entry) => sent.get(entry.id)).map((entry) => ({ id: entry.id, version: entry.version, ...sent.get(entry.id) })),
      deleted: rows.filter((entry) => !sent.get(entry.id)).map((entry) => ({ id: entry.id, version: entry.version })),
    });
    if (!answer) return;
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      this.#refuse(body);
      return;
    }
    this.savedAt = body.savedAt;
    const ids = [];
    for (const kept of body.kept) {
      const entry = this.entries.get(kept.id);
      if (!entry) continue;
      entry.base = sent.get(kept.id);
      // What was taken out can be brought back as a new one.
      entry.version = entry.base ? kept.version : 0;
      entry.attempts = [];
      this.#remember(entry);
      ids.push(kept.id);
    }
    // Where an activity was in the way of the Gantt's months, it may be so no longer.
    if (body.kept.length) this.#tryFrameAgain();
    for (const refusal of body.notAdmitted) {
      const entry = this.entries.get(refusal.id);
      // Words that have changed meanwhile are judged when they are sent.
      if (!entry || !same(entry.now && plain(entry.now), sent.get(refusal.id))) continue;
      entry.problem = { field: refusal.field, sentence: refusal.sentence };
      ids.push(refusal.id);
    }
    for (const { id, theirs } of body.overtaken) {
      this.#overtaken(this.entries.get(id), theirs || null);
      ids.push(id);
    }
    if (body.coherence) this.#measured(body.coherence);
    this.#changed(ids, false);
    if (this.clashes().length) this.dispatchEvent(new Event('clash'));
    if ([...this.entries.values()].some((entry) => this.#due(entry))) this.schedule();
  }

  #tryFrameAgain() {
    if (!this.frame.problem) return;
    this.frame.problem = null;
    this.dispatchEvent(new Event('frame'));
    this.schedule();
  }

  /** With other months in the Gantt, what was refused may be admitted. */
  #tryRowsAgain() {
    const refused = [...this.entries.values()].filter((entry) => entry.problem);
    if (!refused.length) return;
    for (const entry of refused) entry.problem = null;
    this.#changed(refused.map((entry) => entry.id), false);
    this.schedule();
  }

  #overtaken(entry, theirs) {
    if (!entry) return;
    const values = theirs && plain(theirs);
    if (entry.attempts.slice(0, -1).some((attempt) => same(attempt, values))) {
      // Our own words, of a request whose answer never came.
      Object.assign(entry, { base: values, version: theirs ? theirs.version : 0, attempts: [] });
      return;
    }
    entry.attempts = [];
    entry.clash = { theirs: values, version: theirs ? theirs.version : 0, by: (theirs && theirs.by) || '', at: (theirs && theirs.at) || '' };
  }

  /** What becomes of an activity that two have changed; null takes it out. */
  settle(id, values) {
    const entry = this.entries.get(id);
    const { theirs, version, by, at } = entry.clash;
    Object.assign(entry, { base: theirs, version, by, at, clash: null, problem: null, now: values && plain(values) });
    if (!theirs && !entry.now) this.forget(id);
    else this.#remember(entry);
    // An undo from before would undo what the other one has written too.
    this.done = this.done.filter((command) => command.items.every((item) => item.id !== id));
    this.undone = this.undone.filter((command) => command.items.every((item) => item.id !== id));
    this.#changed([id], true);
    this.schedule(0);
  }

  async #sendFrame() {
    const { frame } = this;
    const values = plainFrame(frame.now);
    frame.attempts = [...frame.attempts, values].slice(-10);
    this.#rememberFrame();
    const answer = await this.#send('/marco', { version: frame.version, ...values });
    if (!answer) return;
    const body = await answer.json().catch(() => ({}));
    if (answer.ok) {
      const moved = frame.base.firstMonth !== values.firstMonth || frame.base.months !== values.months;
      Object.assign(frame, { version: body.version, base: values, attempts: [] });
      this.savedAt = body.savedAt;
      if (body.coherence) this.#measured(body.coherence);
      if (moved) {
        this.dispatchEvent(new Event('gantt'));
        this.#tryRowsAgain();
      }
    } else if (answer.status === 409) {
      const theirs = plainFrame(body);
      if (frame.attempts.slice(0, -1).some((attempt) => same(attempt, theirs))) {
        Object.assign(frame, { base: theirs, version: body.version, attempts: [] });
        this.schedule();
      } else {
        frame.attempts = [];
        frame.clash = { theirs, version: body.version, by: '', at: '' };
        this.dispatchEvent(new Event('clash'));
      }
    } else if (body.field) {
      frame.problem = { field: body.field, sentence: body.sentence };
    } else {
      this.#refuse(body);
    }
    this.#rememberFrame();
    this.dispatchEvent(new Event('frame'));
  }

  settleFrame(values) {
    const { theirs, version } = this.frame.clash;
    Object.assign(this.frame, { base: theirs, version, clash: null, problem: null, now: plainFrame(values) });
    this.#rememberFrame();
    this.dispatchEvent(new Event('frame'));
    this.dispatchEvent(new Event('gantt'));
    this.schedule(0);
    this.#told();
  }

  async #sendOrder() {
    const order = [...this.needsOrder];
    const seen = this.#orderSeen();
    this.orderAttempts = [...this.orderAttempts, order].slice(-10);
    this.#rememberOrder();
    const answer = await this.#send('/necesidades/orden', { seen, order });
    if (!answer) return;
    const body = await answer.json().catch(() => ({}));
    if (answer.ok) {
      this.savedAt = body.savedAt;
      this.orderAttempts = [];
      this.#sortNeeds(order);
      this.#rememberOrder();
      if (this.#orderDirty()) this.schedule();
    } else if (body.field === 'order') {
      await this.#orderOvertaken(seen, body.sentence);
    } else {
      this.#refuse(body);
    }
  }

  /** Somebody else has put the needs in another order: it is shown, and why the one made here is not. */
  async #orderOvertaken(seen, sentence) {
    const state = await this.refresh(true);
    if (!state) {
      this.failed = 'failed';
      return;
    }
    if (!same(seen, this.#orderSeen())) {
      // Our own, of a request whose answer never came.
      if (this.#orderDirty()) this.schedule();
      return;
    }
    const stored = state.needs.map((need) => need.id);
    this.#sortNeeds(stored);
    this.needsOrder = stored;
    this.orderAttempts = [];
    this.orderProblem = sentence;
    this.#rememberOrder();
    this.done = this.done.filter((command) => !command.order);
    this.undone = this.undone.filter((command) => !command.order);
    this.dispatchEvent(new Event('needs'));
  }

  async #sendAnswer(need) {
    const sent = stated(need);
    need.attempts = [...need.attempts, sent].slice(-10);
    this.#rememberNeed(need);
    const { version } = need;
    const answer = await this.#send(`/necesidades/${need.id}`, { version, answer: sent.answer || null, reason: sent.reason });
    if (!answer) return;
    const body = await answer.json().catch(() => ({}));
    if (answer.ok) {
      Object.assign(need, { version: body.version, base: sent, attempts: [] });
      if (!need.answer) need.reason = '';
      this.savedAt = body.savedAt;
      if (body.coherence) this.#measured(body.coherence);
    } else if (body.field === 'needs') {
      await this.refresh(true);
      if (need.version === version && !need.clash) need.problem = body.sentence;
      else if (this.#answerDue(need)) this.schedule();
    } else if (body.field) {
      need.problem = body.sentence;
    } else {
      this.#refuse(body);
    }
    this.#rememberNeed(need);
    this.dispatchEvent(new Event('needs'));
  }

  /** What the server has of a need now, beside what is said of it here. */
  #meet(need, { version, ...there }) {
    if (!this.isPending(need)) {
      Object.assign(need, there, { version, base: there, attempts: [], problem: '' });
    } else if (same(there, stated(need)) || (!need.clash && same(there, need.base)) || need.attempts.some((attempt) => same(attempt, there))) {
      // The same, or our own words of a request whose answer never came.
      Object.assign(need, { version, base: there, clash: null, problem: '' });
    } else {
      need.clash = { version, ...there };
      need.problem = '';
    }
    this.#rememberNeed(need);
  }

  /** Of two answers to a need, the one that was chosen. */
  settleNeed(need, mine) {
    const { version, ...theirs } = need.clash;
    Object.assign(need, mine ? {} : theirs, { version, base: theirs, attempts: [], problem: '', clash: null });
    this.#rememberNeed(need);
    this.dispatchEvent(new Event('needs'));
    this.schedule(0);
    this.#changed([], false);
  }

  #refuse(body) {
    if (body.field) {
      this.failed = 'failed';
    }
    this.closed = body.sentence || '';
    if (!this.closed) this.failed = 'failed';
    this.#told();
  }

  #measured(coherence) {
    this.coherence = coherence;
    this.dispatchEvent(new Event('coherence'));
  }

  // ---- what others did meanwhile

  #back() {
    if (this.isDirty()) this.save();
    if (Date.now() - (this.refreshed || 0) > 5000) this.refresh();
  }

  /**
   * Takes over what others have written; what is being changed here stays as it is.
   *
   * @param sending whether it is asked for while sending, which then waits for it
   * @return what the server has; null if that is not known
   */
  async refresh(sending = false) {
    this.refreshed = Date.now();
    const { sendings } = this;
    let state;
    try {
      const answer = await this.#ask('/datos');
      if (!answer.ok) return null;
      state = await answer.json();
    } catch {
      return null;
    }
    // What was asked for before something was sent is old by now.
    if (!sending && (this.saving || sendings !== this.sendings)) return null;
    if (state.plan !== this.plan || state.step !== this.step || state.round !== this.round) {
      this.dispatchEvent(new Event('elsewhere'));
      return null;
    }
    const there = new Set();
    let structure = false;
    const ids = [];
    for (const activity of state.activities) {
      there.add(activity.id);
      const entry = this.entries.get(activity.id);
      if (!entry || (!entry.now && !entry.base && !this.#dirty(entry))) {
        this.#adopt(activity);
        structure = true;
      } else if (entry.version !== activity.version && !this.#dirty(entry) && !entry.clash) {
        structure = structure || entry.base.standard !== activity.standard;
        Object.assign(entry, { version: activity.version, base: plain(activity), now: plain(activity), by: activity.by || '', at: activity.at || '' });
        ids.push(entry.id);
      }
    }
    for (const entry of this.entries.values()) {
      if (entry.base && !there.has(entry.id) && !this.#dirty(entry) && !entry.clash) {
        Object.assign(entry, { base: null, now: null, version: 0 });
        structure = true;
      }
    }
    for (const need of state.needs) {
      const here = this.needs.find((each) => each.id === need.id);
      if (here && here.version !== need.version) this.#meet(here, { version: need.version, ...stated(need) });
    }
    const order = state.needs.map((need) => need.id);
    if (!this.#orderDirty()) {
      this.needsOrder = order;
      this.#sortNeeds(order);
    } else if (this.orderAttempts.some((attempt) => same(attempt, order))) {
      this.#sortNeeds(order);
    }
    if (state.frame.version !== this.frame.version && same(plainFrame(this.frame.now), this.frame.base) && !this.frame.clash) {
      Object.assign(this.frame, { version: state.frame.version, base: plainFrame(state.frame), now: plainFrame(state.frame) });
      this.dispatchEvent(new Event('frame'));
      this.dispatchEvent(new Event('gantt'));
      this.#tryRowsAgain();
    }
    this.#measured(state.coherence);
    this.dispatchEvent(new Event('needs'));
    if (structure || ids.length) {
      this.#tryFrameAgain();
      this.#changed(ids, structure);
    }
    this.#told();
    return state;
  }

  #leave() {
    if (this.closed || this.session !== 'open' || this.saving) return;
    const rows = [...this.entries.values()].filter((entry) => this.#due(entry));
    if (rows.length) {
      for (const entry of rows) {
        entry.attempts = [...entry.attempts, entry.now && plain(entry.now)].slice(-10);
        this.#remember(entry);
      }
      this.#post('/cambios', {
        activities: rows.filter((entry) => entry.now).map((entry) => ({ id: entry.id, version: entry.version, ...plain(entry.now) })),
        deleted: rows.filter((entry) => !entry.now).map((entry) => ({ id: entry.id, version: entry.version })),
      }).catch(() => {});
    }
    if (!same(plainFrame(this.frame.now), this.frame.base) && !this.frame.problem && !this.frame.clash) {
      this.frame.attempts = [...this.frame.attempts, plainFrame(this.frame.now)].slice(-10);
      this.#rememberFrame();
      this.#post('/marco', { version: this.frame.version, ...plainFrame(this.frame.now) }).catch(() => {});
    }
    if (this.#orderDirty()) {
      this.orderAttempts = [...this.orderAttempts, [...this.needsOrder]].slice(-10);
      this.#rememberOrder();
      this.#post('/necesidades/orden', { seen: this.#orderSeen(), order: this.needsOrder }).catch(() => {});
    }
    for (const need of this.needs.filter((each) => this.#answerDue(each))) {
      const said = stated(need);
      need.attempts = [...need.attempts, said].slice(-10);
      this.#rememberNeed(need);
      this.#post(`/necesidades/${need.id}`, { version: need.version, answer: said.answer || null, reason: said.reason }).catch(() => {});
    }
  }
}

const isShut = (answer) => answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403;

/** Where the page is not served over a safe connection, the browser makes none by itself. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
