import { english, type Words } from './english.ts';

export const french: Words = english;
