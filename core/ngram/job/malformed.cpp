// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/job/malformed.h"

#include "core/base/nametable.h"

#include <array>

namespace loadstone {

namespace {

constexpr std::array reasonTexts{
    Named<Malformed>{Malformed::Empty, "the line is empty"},
    Named<Malformed>{Malformed::NoTabs, "the line has no TABs"},
    Named<Malformed>{Malformed::EmptyNgram, "there is nothing before the first TAB"},
    Named<Malformed>{Malformed::FieldCount, "the line has too few or too many fields"},
    Named<Malformed>{Malformed::Year, "the year is not a number of up to 4 digits"},
    Named<Malformed>{Malformed::Count, "a count is not a whole number"},
    Named<Malformed>{Malformed::CountTooLarge, "a count is larger than 18446744073709551615"},
    Named<Malformed>{Malformed::NgramTooLong, "the n-gram is longer than 65,535 bytes"},
    Named<Malformed>{Malformed::LineTooLong, "the line or word is longer than 16 MB"},
    Named<Malformed>{Malformed::NotUtf8, "the word is not valid UTF-8"},
    Named<Malformed>{Malformed::BehindPacked, "what follows the packed data is not gzip"},
};

} // namespace

std::string sentenceFor(Malformed reason) {
    return std::string(nameIn(reasonTexts, reason));
}

std::optional<Malformed> malformedNamed(std::string_view sentence) {
    return valueIn(reasonTexts, sentence);
}

} // namespace loadstone
