// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/count/textcounter.h"

#include "core/ngram/text/ascii.h"
#include "core/ngram/text/unicode.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

constexpr std::size_t maxWindowBytes = 16 * maxNgramBytes;

std::array<CharKind, asciiEnd> asciiKinds() {
    std::array<CharKind, asciiEnd> kinds{};
    for (unsigned char c = 0; c < asciiEnd; ++c)
        kinds.at(c) = kindOf(c);
    return kinds;
}

const std::array<CharKind, asciiEnd> asciiKind = asciiKinds();

std::string_view upTo(const char* at, const char* end) {
    return {at, static_cast<std::size_t>(end - at)};
}

} // namespace

TextCounter::TextCounter(const NgramOptions& options, CountSink& sink, OnMalformed onMalformed)
    : Counter(sink, std::move(onMalformed)),
      m_options(options),
      m_words(static_cast<std::size_t>(options.wordsPerNgram)) {}

void TextCounter::count(const Block& block) {
    if (block.isTooLong)
        return leaveOut(Malformed::LineTooLong);
    for (const char* at = block.begin; at < block.end;) {
        const char* const word = at;
        at = takeLetters(at, block.end);
        if (m_isBroken)
            leaveOut(Malformed::NotUtf8);
        else if (at != word)
            addWord(upTo(word, at));
        if (m_isPeeking && m_peeksLeft == 0)
            return;
        if (at < block.end)
            at = takeSeparator(at, block.end);
    }
}

bool TextCounter::peek(const Block& block) {
    if (!m_isPeeking) {
        m_isPeeking = true;
        m_peeksLeft = m_starts.empty() ? 0 : m_words - 1;
    }
    if (m_peeksLeft > 0)
        count(block);
    return m_peeksLeft > 0;
}

/// Passes a word. Bytes that are not UTF-8 may be letters of another encoding, so they end none.
const char* TextCounter::takeLetters(const char* at, const char* end) {
    std::size_t bytes = 0;
    m_isBroken = false;
    while (at < end && isLetter(at, end, bytes))
        at += bytes;
    return at;
}

bool TextCounter::isLetter(const char* at, const char* end, std::size_t& bytes) {
    const auto byte = static_cast<unsigned char>(*at);
    CharKind kind{};
    if (byte < asciiEnd) {
        kind = asciiKind[byte];
        bytes = 1;
    } else {
        const Character character = decode(upTo(at, end));
        m_isBroken = m_isBroken || character.bytes == 0;
        kind = character.bytes > 0 ? kindOf(character.codePoint) : CharKind::Letter;
        bytes = std::max<std::size_t>(character.bytes, 1);
    }
    return kind == CharKind::Letter ||
           (kind == CharKind::Punctuation && !m_options.splitAtPunctuation);
}

/// Passes the one character at `at`, which belongs to no word.
const char* TextCounter::takeSeparator(const char* at, const char* end) {
    if (*at == '\n' && !m_isPeeking)
        passLines(1);
    if (static_cast<unsigned char>(*at) < asciiEnd)
        return at + 1;
    return at + decode(upTo(at, end)).bytes;
}

/// A word that is not counted: no n-gram goes across it.
void TextCounter::leaveOut(Malformed reason) {
    m_starts.clear();
    m_window.clear();
    m_peeksLeft = 0;
    if (!m_isPeeking)
        reject(reason);
}

void TextCounter::addWord(std::string_view word) {
    if (m_options.mergeCase) {
        foldCase(word, m_folded);
        word = m_folded;
    }
    if (m_isPeeking)
        --m_peeksLeft;
    if (m_words > 1)
        return addToWindow(word);
    if (word.size() > maxNgramBytes)
        return reject(Malformed::NgramTooLong);
    sink().add(word, 1);
}

void TextCounter::addToWindow(std::string_view word) {
    m_window += ' ';
    m_starts.push_back(m_window.size());
    m_window += word;
    if (m_starts.size() > m_words)
        m_starts.pop_front();
    if (m_starts.size() < m_words)
        return;
    const std::string_view ngram = std::string_view(m_window).substr(m_starts.front());
    if (ngram.size() > maxNgramBytes)
        reject(Malformed::NgramTooLong);
    else
        sink().add(ngram, 1);
    if (m_window.size() > maxWindowBytes)
        shorten();
}

/// Forgets the words that are in no further n-gram.
void TextCounter::shorten() {
    const std::size_t passed = m_starts.front();
    m_window.erase(0, passed);
    for (std::size_t& start : m_starts)
        start -= passed;
}

} // namespace loadstone
