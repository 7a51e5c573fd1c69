// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/booksfile.h"

#include <array>
#include <cmath>
#include <fstream>
#include <random>
#include <string_view>

namespace loadstone {

namespace {

using namespace std::string_view_literals;

constexpr std::array syllables{"ab"sv,  "ar"sv, "ba"sv,  "con"sv,  "de"sv, "en"sv, "er"sv,
                               "fo"sv,  "in"sv, "ka"sv,  "lo"sv,   "mi"sv, "no"sv, "or"sv,
                               "pre"sv, "ra"sv, "sti"sv, "tion"sv, "un"sv, "vo"sv};
constexpr std::size_t pieceBytes = 1 << 20;

/// The same number always spells the same word, and no other number does.
std::string wordOf(std::uint64_t number) {
    std::string word;
    do {
        word += syllables.at(number % syllables.size());
        number /= syllables.size();
    } while (number > 0);
    return word;
}

void flush(std::ofstream& out, std::string& piece) {
    out.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    piece.clear();
}

} // namespace

void writeBooksFile(const std::string& path, std::uint64_t lines, unsigned seed,
                    unsigned mostYears) {
    constexpr std::uint32_t lastYear = 2008;
    std::mt19937_64 random(seed);
    std::ofstream out(path, std::ios::binary);
    std::string piece;
    for (std::uint64_t word = 0, line = 0; line < lines; ++word) {
        const std::string name = wordOf(word) + (random() % 4 == 0 ? "_NOUN" : "");
        const auto years = static_cast<std::uint32_t>(1 + random() % mostYears);
        for (std::uint32_t i = 0; i < years && line < lines; ++i, ++line) {
            const double size = std::pow(10.0, static_cast<double>(random() % 5000) / 1000);
            const auto matches = static_cast<std::uint64_t>(size);
            piece += name + '\t' + std::to_string(lastYear + 1 - years + i) + '\t' +
                     std::to_string(matches) + '\t' + std::to_string(1 + matches / 3) + '\n';
        }
        if (piece.size() > pieceBytes)
            flush(out, piece);
    }
    flush(out, piece);
}

void writeTextFile(const std::string& path, std::uint64_t words, unsigned seed) {
    constexpr std::uint64_t vocabulary = 200'000;
    constexpr std::uint64_t wordsOnALine = 12;
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> share(0, 1);
    std::ofstream out(path, std::ios::binary);
    std::string piece;
    for (std::uint64_t i = 1; i <= words; ++i) {
        const double rank = std::pow(static_cast<double>(vocabulary), share(random));
        piece += wordOf(static_cast<std::uint64_t>(rank)) + (i % wordsOnALine == 0 ? '\n' : ' ');
        if (piece.size() > pieceBytes)
            flush(out, piece);
    }
    flush(out, piece);
}

} // namespace loadstone
