import { alternativeCovers, type Matcher } from '../library/compile.ts';
import { anyway, mostCovers } from '../library/covers.ts';
import {
  classOp,
  headKey,
  headOp,
  headRoleKey,
  keyOp,
  type Op,
  possessiveKey,
  roleBits,
  roleKey,
  rolesOf,
} from '../library/ops.ts';
import type { Mention } from './sentences.ts';
import type { Head } from './statements.ts';
import { Numbers, WayStack } from './ways.ts';
import type { Words } from './words.ts';

/**
 * The places of words, roles, statement heads and vocabulary entries in one sentence. Made once, read for each: what
 * carries an older stamp is from a sentence before, and lists are used again, so that a sentence costs no memory.
 */
export class SentenceIndex {
  /** How many steps of phrases were walked so far; a measure of work that does not depend on the machine. */
  steps = 0;
  readonly #matcher: Matcher;
  #stamp = 0;
  #heads: readonly Head[] = [];
  #headRoles: readonly number[] = [];
  /** Per key: the sentence it was seen in, and its first and last node. */
  readonly #keyStamp: Int32Array;
  readonly #firstNode: Int32Array;
  readonly #lastNode: Int32Array;
  /** Nodes: a place of a key, where it ends, the next node of the same key; for a head its index in `#heads`. */
  #nodeCount = 0;
  readonly #nodeAt = new Numbers();
  readonly #nodeTo = new Numbers();
  readonly #nodeNext = new Numbers();
  readonly #coverStamp: Int32Array;
  readonly #coversHere = new Numbers();
  #coverCount = 0;
  readonly #possible: number[] = [];
  /** Per class: the sentence it was searched in, and its first stretch, in the order of starts. */
  readonly #classStamp: Int32Array;
  readonly #firstStretch: Int32Array;
  #stretchCount = 0;
  readonly #stretchFrom = new Numbers();
  readonly #stretchTo = new Numbers();
  readonly #stretchNext = new Numbers();
  readonly #ways = new WayStack();
  /** Where phrases that are searched now could begin: those of a class above those of the phrase that asks for it. */
  readonly #starts = new Numbers();
  #startTop = 0;
  readonly #from = new Numbers();
  readonly #to = new Numbers();

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
    this.#keyStamp = new Int32Array(matcher.keyCount);
    this.#firstNode = new Int32Array(matcher.keyCount);
    this.#lastNode = new Int32Array(matcher.keyCount);
    this.#coverStamp = new Int32Array(matcher.covers.count);
    this.#classStamp = new Int32Array(matcher.alternatives.begins.length);
    this.#firstStretch = new Int32Array(matcher.alternatives.begins.length);
  }

  /** Reads a sentence; all that is asked from now on is about it. */
  read(words: Words, mentions: readonly Mention[], heads: readonly Head[]): void {
    this.#stamp += 1;
    this.#nodeCount = 0;
    this.#coverCount = 0;
    this.#stretchCount = 0;
    this.#cover(anyway);
    this.#heads = heads;
    this.#headRoles = heads.map(({ subjects }) => roleBits(subjects));
    const { keys, exacts } = words.lexicon;
    for (let at = 0; at < words.length; at += 1) {
      const number = words.number(at);
      const key = keys[number] ?? -1;
      const exact = exacts[number] ?? -1;
      if (key >= 0) this.#put(key, at, at + 1);
      if (exact >= 0) this.#put(exact, at, at + 1);
    }
    for (let index = 0; index < heads.length; index += 1) {
      const head = heads[index];
      if (head === undefined) continue;
      const key = headKey(head.modality);
      this.#put(key, head.from, index);
      for (const role of rolesOf(this.#headRoles[index] ?? 0))
        this.#put(headRoleKey(key, role), head.from, index);
    }
    for (const { role, from, to, possessive } of mentions) {
      this.#put(roleKey(role), from, to);
      if (possessive) this.#put(possessiveKey(role), from, to);
    }
  }

  /** The indexes of the patterns that the sentence may hold, since it holds what they need. */
  possible(): readonly number[] {
    const { ofCover, coversOf } = this.#matcher;
    const { begins, items } = ofCover;
    const stamps = this.#coverStamp;
    const stamp = this.#stamp;
    const found = this.#possible;
    found.length = 0;
    for (let index = 0; index < this.#coverCount; index += 1) {
      const cover = this.#coversHere.at(index);
      const end = begins[cover + 1] ?? 0;
      for (let it = begins[cover] ?? 0; it < end; it += 1) {
        const pattern = items[it] ?? 0;
        let at = pattern * mostCovers + 1;
        const last = at + mostCovers - 1;
        while (at < last && stamps[coversOf[at] ?? 0] === stamp) at += 1;
        if (at === last && this.#holdsClasses(pattern)) found.push(pattern);
      }
    }
    return found;
  }

  /**
   * Finds where `ops` match: each start yields its shortest match, left to right. Gives how many there are; they are asked
   * for by `from` and `to` until the next search.
   */
  search(ops: readonly Op[]): number {
    const ways = this.#ways;
    let found = 0;
    const starts = this.#pushStarts(ops, 0);
    for (let start = 0; start < starts; start += 1) {
      const at = this.#starts.at(start);
      const base = ways.top;
      const end = this.#walkFrom(ops, at, starts);
      let shortest = -1;
      for (let way = ways.top; way < end; way += 1)
        if (shortest < 0 || ways.at(way) < shortest) shortest = ways.at(way);
      ways.top = base;
      if (shortest < 0) continue;
      this.#from.set(found, at);
      this.#to.set(found, shortest);
      found += 1;
    }
    return found;
  }

  /** Where the match with this index begins, of those found last. */
  from(match: number): number {
    return this.#from.at(match);
  }

  /** Where it ends (not included). */
  to(match: number): number {
    return this.#to.at(match);
  }

  /** Puts where `ops` could begin behind the `base` starts that are there, left to right; gives how many are there then. */
  #pushStarts(ops: readonly Op[], base: number): number {
    const first = ops[0];
    if (first === undefined || first.gap > 0) return base;
    let top = base;
    switch (first.kind) {
      case keyOp:
        for (let node = this.#first(first.of); node >= 0; node = this.#nodeNext.at(node))
          top = this.#pushStart(base, top, this.#nodeAt.at(node));
        return top;
      case classOp:
        this.#startTop = base;
        for (let it = this.#stretches(first.of); it >= 0; it = this.#stretchNext.at(it))
          top = this.#pushStart(base, top, this.#stretchFrom.at(it));
        return top;
      case headOp:
        for (let node = this.#first(first.of); node >= 0; node = this.#nodeNext.at(node))
          if (this.#fits(this.#nodeTo.at(node), first.roles))
            top = this.#pushStart(base, top, this.#nodeAt.at(node));
        return top;
      default: {
        for (const option of first.options) top = this.#mergeStarts(option, base, top);
        return first.optional ? this.#mergeStarts(ops.slice(1), base, top) : top;
      }
    }
  }

  /** Puts the starts of one way of a choice among those between `base` and `top`. */
  #mergeStarts(ops: readonly Op[], base: number, top: number): number {
    const end = this.#pushStarts(ops, top);
    let merged = top;
    for (let it = top; it < end; it += 1) merged = this.#pushStart(base, merged, this.#starts.at(it));
    return merged;
  }

  /** Puts a start among those between `base` and `top`, in order, unless it is there. */
  #pushStart(base: number, top: number, at: number): number {
    let place = top;
    while (place > base && this.#starts.at(place - 1) >= at) place -= 1;
    if (place < top && this.#starts.at(place) === at) return top;
    for (let it = top; it > place; it -= 1) this.#starts.set(it, this.#starts.at(it - 1));
    this.#starts.set(place, at);
    return top + 1;
  }

  #put(key: number, at: number, to: number): void {
    const node = this.#nodeCount;
    this.#nodeCount += 1;
    this.#nodeAt.set(node, at);
    this.#nodeTo.set(node, to);
    this.#nodeNext.set(node, -1);
    if (this.#keyStamp[key] === this.#stamp) {
      this.#nodeNext.set(this.#lastNode[key] ?? 0, node);
      this.#lastNode[key] = node;
      return;
    }
    this.#keyStamp[key] = this.#stamp;
    this.#firstNode[key] = node;
    this.#lastNode[key] = node;
    this.#cover(key);
    const { begins, items } = this.#matcher.covers.ofKey;
    const end = begins[key + 1] ?? 0;
    for (let index = begins[key] ?? 0; index < end; index += 1) this.#cover(items[index] ?? 0);
  }

  #cover(number: number): void {
    if (this.#coverStamp[number] === this.#stamp) return;
    this.#coverStamp[number] = this.#stamp;
    const { begins } = this.#matcher.ofCover;
    if (begins[number] === begins[number + 1]) return;
    this.#coversHere.set(this.#coverCount, number);
    this.#coverCount += 1;
  }

  #holdsClasses(pattern: number): boolean {
    const { begins, items } = this.#matcher.classesOf;
    const end = begins[pattern + 1] ?? 0;
    for (let index = begins[pattern] ?? 0; index < end; index += 1)
      if (this.#stretches(items[index] ?? 0) < 0) return false;
    return true;
  }

  #first(key: number): number {
    return this.#keyStamp[key] === this.#stamp ? (this.#firstNode[key] ?? -1) : -1;
  }

  /** The first stretch of a class; -1 where it stands nowhere. */
  #stretches(index: number): number {
    if (this.#classStamp[index] === this.#stamp) return this.#firstStretch[index] ?? -1;
    this.#classStamp[index] = this.#stamp;
    this.#firstStretch[index] = -1;
    const { begins, covers, keys, ops } = this.#matcher.alternatives;
    const stamps = this.#coverStamp;
    const stamp = this.#stamp;
    const end = begins[index + 1] ?? 0;
    for (let it = begins[index] ?? 0; it < end; it += 1) {
      if (stamps[covers[alternativeCovers * it] ?? 0] !== stamp) continue;
      const key = keys[it] ?? -1;
      if (key >= 0) {
        for (let node = this.#first(key); node >= 0; node = this.#nodeNext.at(node))
          this.#addStretch(index, this.#nodeAt.at(node), this.#nodeTo.at(node));
      } else if (stamps[covers[alternativeCovers * it + 1] ?? 0] === stamp)
        this.#searchAlternative(index, ops[it] ?? []);
    }
    return this.#firstStretch[index] ?? -1;
  }

  #searchAlternative(index: number, ops: readonly Op[]): void {
    const ways = this.#ways;
    const starts = this.#startTop;
    const end = this.#pushStarts(ops, starts);
    for (let start = starts; start < end; start += 1) {
      const at = this.#starts.at(start);
      const base = ways.top;
      const to = this.#walkFrom(ops, at, end);
      for (let way = ways.top; way < to; way += 1) this.#addStretch(index, at, ways.at(way));
      ways.top = base;
    }
    this.#startTop = starts;
  }

  /** Adds a stretch of a class behind those that start before it or with it, unless it is there. */
  #addStretch(index: number, from: number, to: number): void {
    let before = -1;
    let next = this.#firstStretch[index] ?? -1;
    while (next >= 0 && this.#stretchFrom.at(next) <= from) {
      if (this.#stretchFrom.at(next) === from && this.#stretchTo.at(next) === to) return;
      before = next;
      next = this.#stretchNext.at(next);
    }
    const own = this.#stretchCount;
    this.#stretchCount += 1;
    this.#stretchFrom.set(own, from);
    this.#stretchTo.set(own, to);
    this.#stretchNext.set(own, next);
    if (before < 0) this.#firstStretch[index] = own;
    else this.#stretchNext.set(before, own);
  }

  /** Walks `ops` from `at`, above `startTop` starts: the ways that come through go from `top` of the stack to the result. */
  #walkFrom(ops: readonly Op[], at: number, startTop: number): number {
    const ways = this.#ways;
    this.#startTop = startTop;
    ways.set(ways.top, at, 0, -1);
    return this.#walk(ops, ways.top + 1);
  }

  /** Walks `ops` from the ways between `top` and `end`; leaves `top` at the first way that comes through. */
  #walk(ops: readonly Op[], end: number): number {
    const ways = this.#ways;
    let to = end;
    for (let index = 0; index < ops.length && to > ways.top; index += 1) {
      const op = ops[index];
      if (op === undefined) break;
      const next = this.#step(op, ways.top, to);
      ways.top = to;
      to = next;
    }
    return to;
  }

  /** Puts the ways after `op` from those between `from` and `to` behind them; gives their end. */
  #step(op: Op, from: number, to: number): number {
    this.steps += 1;
    const ways = this.#ways;
    let end = to;
    for (let way = from; way < to; way += 1) {
      const at = ways.at(way);
      const slack = ways.slack(way) + op.gap;
      const head = ways.head(way);
      switch (op.kind) {
        case keyOp: {
          const most = this.#most(at, slack, head);
          for (let node = this.#first(op.of); node >= 0; node = this.#nodeNext.at(node)) {
            const place = this.#nodeAt.at(node);
            if (place >= at && place <= most) end = ways.add(to, end, this.#nodeTo.at(node), 0, head);
          }
          break;
        }
        case classOp: {
          // A class that is searched now walks above the ways that are kept.
          ways.top = end;
          let stretch = this.#stretches(op.of);
          ways.top = from;
          const most = stretch < 0 ? 0 : this.#most(at, slack, head);
          for (; stretch >= 0; stretch = this.#stretchNext.at(stretch)) {
            const place = this.#stretchFrom.at(stretch);
            if (place > most) break;
            if (place >= at) end = ways.add(to, end, this.#stretchTo.at(stretch), 0, head);
          }
          break;
        }
        case headOp: {
          const most = this.#most(at, slack, head);
          for (let node = this.#first(op.of); node >= 0; node = this.#nodeNext.at(node)) {
            const place = this.#nodeAt.at(node);
            const own = this.#nodeTo.at(node);
            if (place >= at && place <= most && this.#fits(own, op.roles))
              end = ways.add(to, end, this.#heads[own]?.to ?? 0, 0, own);
          }
          break;
        }
        default: {
          if (op.optional) end = ways.add(to, end, at, slack, head);
          for (const option of op.options) {
            ways.top = end;
            ways.set(end, at, slack, head);
            const found = this.#walk(option, end + 1);
            // What came through stands above `end`, in the order of its finding.
            for (let it = ways.top; it < found; it += 1)
              end = ways.add(to, end, ways.at(it), ways.slack(it), ways.head(it));
          }
          ways.top = from;
        }
      }
    }
    return end;
  }

  #fits(head: number, roles: number): boolean {
    return roles < 0 || ((this.#headRoles[head] ?? 0) & roles) !== 0;
  }

  /** The furthest place a way can reach: a main clause of another subject than its statement's stops it. */
  #most(at: number, slack: number, head: number): number {
    if (head < 0 || slack === 0) return at + slack;
    const roles = this.#headRoles[head] ?? 0;
    for (let index = 0; index < this.#heads.length; index += 1) {
      const it = this.#heads[index];
      if (it === undefined || it.from > at + slack) break;
      const others = this.#headRoles[index] ?? 0;
      // A thing is no other subject.
      const same = others === 0 || (roles & others) !== 0;
      if (it.from >= at && it.main && !same) return it.from;
    }
    return at + slack;
  }
}
