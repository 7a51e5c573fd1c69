// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/count/counter.h"
#include "core/ngram/text/booksline.h"

#include <array>
#include <set>
#include <string>

namespace loadstone {

/// Counts Google Books Ngram lines. Lines of an n-gram mostly follow each other, so a line is first
/// compared with the n-gram before it; only a new one costs a look into the table. What the fast
/// way does not expect is left to readBooksLine().
class BooksCounter : public Counter {
public:
    BooksCounter(Format format, const NgramOptions& options, CountSink& sink,
                 OnMalformed onMalformed);

    void count(const Block& block) override;
    void finish() override { handOver(); }

private:
    using Words = std::array<std::uint64_t, 2>;

    template <int counts>
    const char* countRow(const char* at, const char* end);
    const char* countSeries(const char* at, const char* end);
    template <typename Numbers>
    void add(const Numbers& numbers);

    bool isSameNgram(const char* at, const char* end) const;
    bool beginNgram(const char* at, const char* lineEnd);
    bool isWanted(std::string_view ngram);
    /// The fast way adds years up; where they are counted apart, it is not taken.
    bool isCountedByYear() const { return m_options.byYear && m_wanted; }
    void handOver();
    void forget();
    const char* countSlowly(const char* at, const char* end);
    void addSlowly(const BooksLine& line);
    std::string_view nameFor(std::string_view ngram);

    const Format m_format;
    const NgramOptions m_options;
    const Years m_years;
    std::set<std::string, std::less<>> m_only;

    // The n-gram at hand, its TAB included; of one of up to 16 bytes, also as two words.
    std::string m_ngram;
    Words m_words{};
    Words m_masks{};
    bool m_wanted = false;
    std::uint64_t m_rows = 0; ///< of it, in the years asked for
    std::uint64_t m_count = 0;

    BooksLine m_line;
    std::string m_folded;
    std::string m_withYear;
};

} // namespace loadstone
