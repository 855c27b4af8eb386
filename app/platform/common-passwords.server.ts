/**
 * Passwords that are commonly used, in lower case: the frequent ones of the zxcvbn-ts list (MIT), and what people make of them to reach a length.
 * How a password is held against them is left to the domain.
 */
import { dictionary } from "@zxcvbn-ts/language-common";

/** By falling frequency. */
const FREQUENT = dictionary["passwords-common"];

/** So many of the most frequent ones are also refused with an ending, or twice in a row. */
const LENGTHENED = 2_500;

const YEARS = Array.from({ length: 91 }, (_, index) => String(1950 + index));
const ENDINGS = ["1", "12", "123", "1234", "12345", "123456", "1!", "123!", "!", "!!", "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027"];

/** What a year is put behind: words that are written into passwords all over the world. */
const SEASONED = "password passwort passwords welcome wilkommen willkommen january february march april may june july august september october november december spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday company office secret letmein changeme login admin administrator london paris berlin madrid security".split(" ");

/** Rows and columns of keyboards, which are walked along, back, and twice. */
const WALKS = "qwertyuiop asdfghjkl zxcvbnm qwertzuiop yxcvbnm azertyuiop qsdfghjklm wxcvbn 1234567890 0123456789 1qaz2wsx3edc4rfv5tgb6yhn7ujm 1q2w3e4r5t6y7u8i9o0p qazwsxedcrfvtgbyhnujm zaq12wsxcde34rfv !@#$%^&*() abcdefghijklmnopqrstuvwxyz йцукенгшщзхъ фывапролджэ ячсмитьбю".split(" ");

/** At least this long: what is shorter is refused already. */
const LENGTH = 8;

function walked(): string[] {
  const both = WALKS.flatMap((row) => [row, [...row].reverse().join("")]);
  const parts = both.flatMap((row) => Array.from({ length: Math.max(0, row.length - LENGTH + 1) }, (_, cut) => row.slice(0, LENGTH + cut)));
  const joined = both.flatMap((row) => both.map((other) => row + other)).filter((walk) => walk.length <= 40);
  const halves = both.map((row) => row.slice(0, 6)).flatMap((row) => [row + row, ...both.map((other) => row + other.slice(0, 4)), ...both.map((other) => row + other.slice(0, 6))]);
  return [...parts, ...joined, ...halves];
}

function lengthened(): string[] {
  return FREQUENT.slice(0, LENGTHENED).flatMap((word) => [word + word, ...ENDINGS.map((ending) => word + ending)]);
}

function dated(): string[] {
  return SEASONED.flatMap((word) => YEARS.flatMap((year) => [word + year, `${word}${year}!`, `${word}@${year}`, `${word}-${year}`, `${word}.${year}`, year + word]));
}

export const COMMON_PASSWORDS: readonly string[] = [...new Set([...FREQUENT, ...lengthened(), ...dated(), ...walked()])].filter((word) => word.length >= LENGTH);
