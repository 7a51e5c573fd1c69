// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/job/malformed.h"

namespace loadstone {

std::string sentenceFor(Malformed reason) {
    switch (reason) {
    case Malformed::Empty:
        return "the line is empty";
    case Malformed::NoTabs:
        return "the line has no TABs";
    case Malformed::EmptyNgram:
        return "there is nothing before the first TAB";
    case Malformed::FieldCount:
        return "the line has too few or too many fields";
    case Malformed::Year:
        return "the year is not a number of up to 4 digits";
    case Malformed::Count:
        return "a count is not a whole number";
    case Malformed::CountTooLarge:
        return "a count is larger than 18 digits";
    case Malformed::NgramTooLong:
        return "the n-gram is longer than 65,535 bytes";
    case Malformed::LineTooLong:
        return "the line or word is longer than 16 MB";
    case Malformed::NotUtf8:
        return "the word is not valid UTF-8";
    case Malformed::BehindPacked:
        return "what follows the packed data is not gzip";
    }
    return {};
}

} // namespace loadstone
