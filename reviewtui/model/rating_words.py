"""The words ratings are written with: numbers, units, verdicts, in the languages we read."""

from __future__ import annotations

NUMBER_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5,
    "viereinhalb": 4.5,
    "null": 0, "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
    "diez": 10, "dois": 2, "duas": 2, "três": 3, "quatro": 4, "dez": 10,
    "quattro": 4, "cinque": 5, "sette": 7, "otto": 8, "nove": 9, "dieci": 10,
    "twee": 2, "drie": 3, "vijf": 5, "zes": 6, "negen": 9, "tien": 10,
    "to": 2, "två": 2, "tre": 3, "fire": 4, "fyra": 4, "fem": 5, "seks": 6,
}  # fmt: skip
BEST_WORDS = {
    "four": 4, "five": 5, "six": 6, "ten": 10, "twenty": 20, "a hundred": 100,
    "one hundred": 100, "100": 100, "fünf": 5, "sechs": 6, "zehn": 10, "hundert": 100,
    "cinq": 5, "dix": 10, "vingt": 20, "cent": 100, "cuatro": 4, "cinco": 5, "diez": 10,
    "cien": 100, "dez": 10, "cem": 100, "fem": 5, "seks": 6, "cinque": 5, "dieci": 10,
    "vijf": 5, "tien": 10, "tio": 10,
}  # fmt: skip
FRACTION_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 0.33, "⅔": 0.67}

STAR_UNITS = (
    r"stars?|★|⭐|🌟|\*(?![\w*])|sterne?n?|étoiles?|estrell?as?|estrelas?|stelle|stjerner?|stjärnor|"
    r"sterren"
)
"""Units, as a pattern in lower case, that make a number a rating with no scale printed."""
UNITS = rf"{STAR_UNITS}|points?|pts|punkten?|puntos|pontos"
"""What ratings are counted in."""

VERDICTS = (
    "recommended",
    "highly recommended",
    "strongly recommended",
    "not recommended",
    "recommend",
    "highly recommend",
    "must see",
    "must watch",
    "must read",
    "must play",
    "must buy",
    "must own",
    "must have",
    "skip",
    "skip it",
    "avoid",
    "avoid at all costs",
    "essential",
    "buy",
    "buy it",
    "wait",
    "wait for a sale",
    "wait for streaming",
    "rent",
    "rent it",
    "see it",
    "stream it",
    "worth seeing",
    "worth watching",
)
"""Verdicts in words; they rate, but give no number."""
