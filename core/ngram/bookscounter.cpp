#include "core/ngram/bookscounter.h"

#include "core/ngram/digits.h"
#include "core/ngram/postags.h"
#include "core/ngram/unicode.h"

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

void loadWords(const char* at, std::uint64_t (&words)[2]) {
    std::memcpy(words, at, sizeof words);
}

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
    switch (m_format) {
    case Format::BooksV1:
        return countRows<1>(block.begin, block.end);
    case Format::BooksV3:
        return countSeries(block.begin, block.end);
    default:
        return countRows<0>(block.begin, block.end);
    }
}

/// v1 and v2: "ngram TAB year TAB matches (TAB pages) TAB volumes".
template <int extraFields>
void BooksCounter::countRows(const char* at, const char* end) {
    while (at < end) {
        if (!isSameNgram(at, end) && !beginNgram(at, endOfLine(at, end))) {
            at = countSlowly(at, end);
            continue;
        }
        const char* field = at + m_ngram.size();
        const Digits year(field);
        const Digits matches(field + yearDigits + 1);
        const int matchDigits = matches.count();
        bool plain =
            year.count() == yearDigits && field[yearDigits] == '\t' && isShort(matchDigits);
        field += yearDigits + 1 + matchDigits;
        for (int i = 0; i <= extraFields && plain; ++i) {
            const int digits = Digits(field + 1).count();
            plain = *field == '\t' && isShort(digits);
            field += 1 + digits;
        }
        if (!plain || *field != '\n' || (m_options.byYear && m_wanted)) {
            at = countSlowly(at, end);
            continue;
        }
        at = field + 1;
        passLines(1);
        if (m_options.years) {
            const std::uint64_t inYear = year.value(yearDigits);
            if (inYear < m_years.first || inYear > m_years.last)
                continue;
        }
        ++m_rows;
        m_count += matches.value(matchDigits);
    }
}

/// v3: "ngram (TAB year,matches,volumes)+".
void BooksCounter::countSeries(const char* at, const char* end) {
    while (at < end) {
        const char* const lineEnd = endOfLine(at, end);
        if (!beginNgram(at, lineEnd) || (m_options.byYear && m_wanted)) {
            at = countSlowly(at, end);
            continue;
        }
        std::uint64_t rows = 0;
        std::uint64_t count = 0;
        const char* field = at + m_ngram.size();
        bool plain = true;
        while (plain) {
            const Digits year(field);
            const Digits matches(field + yearDigits + 1);
            const int matchDigits = matches.count();
            const char* const comma = field + yearDigits + 1 + matchDigits;
            plain = year.count() == yearDigits && field[yearDigits] == ',' &&
                    isShort(matchDigits) && *comma == ',';
            if (!plain)
                break;
            const int volumeDigits = Digits(comma + 1).count();
            const std::uint64_t inYear = year.value(yearDigits);
            if (inYear >= m_years.first && inYear <= m_years.last) {
                ++rows;
                count += matches.value(matchDigits);
            }
            field = comma + 1 + volumeDigits;
            plain = isShort(volumeDigits) && (*field == '\t' || *field == '\n');
            if (*field++ == '\n')
                break;
        }
        if (!plain || field != lineEnd + 1) {
            at = countSlowly(at, end);
            continue;
        }
        at = field;
        passLines(1);
        m_rows += rows;
        m_count += count;
    }
}

bool BooksCounter::isSameNgram(const char* at, const char* end) const {
    const std::size_t bytes = m_ngram.size();
    if (bytes > sizeof m_words)
        return bytes <= static_cast<std::size_t>(end - at) &&
               std::memcmp(at, m_ngram.data(), bytes) == 0;
    std::uint64_t words[2];
    loadWords(at, words);
    return bytes > 0 &&
           (((words[0] ^ m_words[0]) & m_masks[0]) | ((words[1] ^ m_words[1]) & m_masks[1])) == 0;
}

/// Makes the line's n-gram the one at hand; false if the line has none that is well-formed.
bool BooksCounter::beginNgram(const char* at, const char* lineEnd) {
    const auto* const tab =
        static_cast<const char*>(std::memchr(at, '\t', static_cast<std::size_t>(lineEnd - at)));
    const auto bytes = static_cast<std::size_t>(tab - at);
    if (!tab || bytes == 0 || bytes > 65'535)
        return false;
    handOver();
    m_ngram.assign(at, bytes + 1);
    m_wanted = isWanted({at, bytes});
    loadWords(at, m_words);
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
    m_rows = 0;
    m_count = 0;
}

/// The line at `at`, whatever is in it; returns where the next one begins.
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
