// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/count/counter.h"

#include <deque>
#include <string>

namespace loadstone {

/// Counts n-grams of words in UTF-8 text. Words end at white space and, if asked for, at
/// punctuation; n-grams go across line ends. A word that is not UTF-8 is left out as a whole. An
/// n-gram belongs to the partition in which its first word begins, so the words behind the
/// partition are looked at too.
class TextCounter : public Counter {
public:
    TextCounter(const NgramOptions& options, CountSink& sink, OnMalformed onMalformed);

    void count(const Block& block) override;
    bool peek(const Block& block) override;
    void finish() override {}

private:
    const char* takeLetters(const char* at, const char* end);
    const char* takeSeparator(const char* at, const char* end);
    bool isLetter(const char* at, const char* end, std::size_t& bytes);
    void leaveOut(Malformed reason);
    void addWord(std::string_view word);
    void addToWindow(std::string_view word);
    void shorten();

    const NgramOptions m_options;
    const std::size_t m_words; ///< in an n-gram
    bool m_isBroken = false;   ///< the word at hand has bytes that are not UTF-8
    bool m_isPeeking = false;
    std::size_t m_peeksLeft = 0;

    std::string m_window;             ///< the last words with a space before each
    std::deque<std::size_t> m_starts; ///< of up to m_words words in m_window
    std::string m_folded;
};

} // namespace loadstone
