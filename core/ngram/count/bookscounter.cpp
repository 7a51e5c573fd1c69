// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/count/bookscounter.h"

#include "core/ngram/text/digits.h"
#include "core/ngram/text/postags.h"
#include "core/ngram/text/unicode.h"

namespace loadstone {

namespace {

constexpr int yearDigits = 4;
/// Seven digits and what follows them are seen in one look.
constexpr int mostDigits = 7;

bool isShort(int digits) {
    return digits >= 1 && digits <= mostDigits;
}

const char* endOfLine(const char* at, const char* end) {
    return static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
}

/// A year and its counts as the fast way reads them: four digits, then counts of up to seven, the
/// first one being the matches.
template <char separator, int counts>
struct Numbers {
    explicit Numbers(const char* at)
        : year(at), matches(at + yearDigits + 1), matchDigits(matches.count()) {
        isPlain = year.count() == yearDigits && at[yearDigits] == separator && isShort(matchDigits);
        end = at + yearDigits + 1 + matchDigits;
        for (int i = 1; i < counts && isPlain; ++i) {
            const int digits = Digits(end + 1).count();
            isPlain = *end == separator && isShort(digits);
            end += 1 + digits;
        }
    }

    Digits year;
    Digits matches;
    int matchDigits;
    bool isPlain;
    const char* end; ///< behind the last number
};

/// Ones over the lowest `bytes`, 0 to 8.
std::uint64_t maskOf(std::size_t bytes) {
    return bytes >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * bytes)) - 1;
}

} // namespace

BooksCounter::BooksCounter(Format format, const NgramOptions& options, CountSink& sink,
                           OnMalformed onMalformed)
    : Counter(sink, std::move(onMalformed)),
      m_format(format),
      m_options(options),
      m_years(options.years.value_or(Years{})) {
    for (const std::string& ngram : options.only)
        m_only.emplace(nameFor(ngram));
}

void BooksCounter::count(const Block& block) {
    if (block.isTooLong)
        return rejectTooLong();
    const char* at = block.begin;
    if (m_format == Format::BooksV1)
        while (at < block.end)
            at = countRow<3>(at, block.end);
    else if (m_format == Format::BooksV2)
        while (at < block.end)
            at = countRow<2>(at, block.end);
    else
        while (at < block.end)
            at = countSeries(at, block.end);
}

/// v1 and v2: "ngram TAB year TAB matches (TAB pages) TAB volumes". Returns where the next line
/// begins, as all that count a line do.
template <int counts>
const char* BooksCounter::countRow(const char* at, const char* end) {
    if (!isSameNgram(at, end) && !beginNgram(at, endOfLine(at, end)))
        return countSlowly(at, end);
    const Numbers<'\t', counts> numbers(at + m_ngram.size());
    if (!numbers.isPlain || *numbers.end != '\n' || isCountedByYear())
        return countSlowly(at, end);
    passLines(1);
    add(numbers);
    return numbers.end + 1;
}

/// v3: "ngram (TAB year,matches,volumes)+".
const char* BooksCounter::countSeries(const char* at, const char* end) {
    if (!beginNgram(at, endOfLine(at, end)) || isCountedByYear())
        return countSlowly(at, end);
    const char* field = at + m_ngram.size();
    do {
        const Numbers<',', 2> numbers(field);
        if (!numbers.isPlain || (*numbers.end != '\t' && *numbers.end != '\n')) {
            forget();
            return countSlowly(at, end);
        }
        add(numbers);
        field = numbers.end + 1;
    } while (field[-1] == '\t');
    passLines(1);
    return field;
}

template <typename Numbers>
void BooksCounter::add(const Numbers& numbers) {
    if (m_options.years) {
        const std::uint64_t year = numbers.year.value(yearDigits);
        if (year < m_years.first || year > m_years.last)
            return;
    }
    ++m_rows;
    m_count += numbers.matches.value(numbers.matchDigits);
}

bool BooksCounter::isSameNgram(const char* at, const char* end) const {
    const std::size_t bytes = m_ngram.size();
    if (bytes > sizeof m_words)
        return bytes <= static_cast<std::size_t>(end - at) &&
               std::memcmp(at, m_ngram.data(), bytes) == 0;
    Words words;
    std::memcpy(words.data(), at, sizeof words);
    return bytes > 0 &&
           (((words[0] ^ m_words[0]) & m_masks[0]) | ((words[1] ^ m_words[1]) & m_masks[1])) == 0;
}

/// Makes the line's n-gram the one at hand; false if the line has none that is well-formed.
bool BooksCounter::beginNgram(const char* at, const char* lineEnd) {
    const auto* const tab =
        static_cast<const char*>(std::memchr(at, '\t', static_cast<std::size_t>(lineEnd - at)));
    if (!tab || tab == at)
        return false;
    const auto bytes = static_cast<std::size_t>(tab - at);
    if (bytes > maxNgramBytes)
        return false;
    handOver();
    m_ngram.assign(at, bytes + 1);
    m_wanted = isWanted({at, bytes});
    std::memcpy(m_words.data(), at, sizeof m_words);
    m_masks[0] = maskOf(m_ngram.size());
    m_masks[1] = maskOf(m_ngram.size() - std::min<std::size_t>(m_ngram.size(), 8));
    return true;
}

bool BooksCounter::isWanted(std::string_view ngram) {
    if (m_options.posTags != PosTags::Keep &&
        hasPosTag(ngram) != (m_options.posTags == PosTags::Only))
        return false;
    return m_only.empty() || m_only.contains(nameFor(ngram));
}

void BooksCounter::handOver() {
    if (m_wanted && m_rows > 0)
        sink().add(nameFor({m_ngram.data(), m_ngram.size() - 1}), m_count);
    forget();
}

void BooksCounter::forget() {
    m_rows = 0;
    m_count = 0;
}

/// The line at `at`, whatever is in it.
const char* BooksCounter::countSlowly(const char* at, const char* end) {
    const char* const lineEnd = endOfLine(at, end);
    if (const auto wrong =
            readBooksLine({at, static_cast<std::size_t>(lineEnd - at)}, m_format, m_line))
        reject(*wrong);
    else if (isWanted(m_line.ngram))
        addSlowly(m_line);
    passLines(1);
    return lineEnd + 1;
}

void BooksCounter::addSlowly(const BooksLine& line) {
    const std::string_view name = nameFor(line.ngram);
    for (const auto& [year, count] : line.years) {
        if (year < m_years.first || year > m_years.last)
            continue;
        if (m_options.byYear)
            m_withYear.assign(name).append("\t").append(std::to_string(year));
        sink().add(m_options.byYear ? std::string_view(m_withYear) : name, count);
    }
}

std::string_view BooksCounter::nameFor(std::string_view ngram) {
    if (!m_options.mergeCase)
        return ngram;
    foldCase(ngram, m_folded);
    return m_folded;
}

} // namespace loadstone
