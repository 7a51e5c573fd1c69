#pragma once

#include "core/ngram/booksline.h"
#include "core/ngram/counter.h"

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
    template <int extraFields>
    void countRows(const char* at, const char* end);
    void countSeries(const char* at, const char* end);

    bool isSameNgram(const char* at, const char* end) const;
    bool beginNgram(const char* at, const char* lineEnd);
    bool isWanted(std::string_view ngram);
    void handOver();
    const char* countSlowly(const char* at, const char* end);
    void addSlowly(const BooksLine& line);
    std::string_view nameFor(std::string_view ngram);

    const Format m_format;
    const NgramOptions m_options;
    const Years m_years;
    std::set<std::string, std::less<>> m_only;

    // The n-gram at hand, its TAB included; of one of up to 16 bytes, also as two words.
    std::string m_ngram;
    std::uint64_t m_words[2] = {};
    std::uint64_t m_masks[2] = {};
    bool m_wanted = false;
    std::uint64_t m_rows = 0; ///< of it, in the years asked for
    std::uint64_t m_count = 0;

    BooksLine m_line;
    std::string m_folded;
    std::string m_withYear;
};

} // namespace loadstone
