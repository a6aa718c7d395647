import { english, type Words } from './english.ts';

export const spanish: Words = english;
