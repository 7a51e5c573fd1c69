// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/result/partreader.h"

#include "core/base/units.h"
#include "core/ngram/count/counttable.h"

#include <charconv>

namespace loadstone {

namespace {

constexpr std::size_t readAtOnce = 64 << 10;
/// More than an n-gram of the greatest length with its year and count.
constexpr std::size_t mostLineBytes = 128 << 10;
/// Names of files may be many.
constexpr std::size_t mostHeadBytes = 64 << 20;

} // namespace

std::string PartReader::lastLine(std::uint64_t counts, std::uint64_t sum) {
    return std::string(lastWords) + std::to_string(counts) + " " + std::to_string(sum);
}

Expected<std::unique_ptr<PartReader>> PartReader::open(const std::string& path) {
    auto file = FileDescriptor::open(path);
    if (!file)
        return tl::unexpected(file.error());
    if (!file->isRegular())
        return unreadable(path, "it is no regular file");
    auto buffer = std::make_unique<ReadBuffer>();
    const std::uint64_t size = file->size();
    auto source = openPlain(std::move(*file), 0, size, *buffer);
    return std::make_unique<PartReader>(path, std::move(source), std::move(buffer));
}

PartReader::PartReader(std::string name, std::unique_ptr<ByteSource> source,
                       std::unique_ptr<ReadBuffer> buffer)
    : m_name(std::move(name)), m_buffer(std::move(buffer)), m_source(std::move(source)) {}

tl::unexpected<Error> PartReader::broken(const std::string& how) const {
    return fail("files", m_name + " " + how + "; count that part again");
}

Expected<std::string_view> PartReader::line(std::size_t longest) {
    for (std::size_t looked = 0; looked <= longest;) {
        if (const auto end = m_rest.find('\n', looked); end != std::string_view::npos) {
            const std::string_view line = m_rest.substr(0, end);
            m_rest.remove_prefix(end + 1);
            return line;
        }
        looked = m_rest.size();
        const auto more = m_source->next(m_rest, readAtOnce);
        if (!more)
            return tl::unexpected(more.error());
        m_rest = {more->data(), more->size()};
        if (m_rest.size() == looked)
            return broken("was cut short behind " + counted(m_counts, "n-gram"));
    }
    return broken("has a line that is too long for a count");
}

Expected<std::string> PartReader::head() {
    const auto noPart = fail("files", m_name + " is no part of an n-gram job; name files that "
                                               "ngrams --part has written");
    while (m_rest.size() < firstWords.size()) {
        const std::size_t before = m_rest.size();
        const auto more = m_source->next(m_rest, readAtOnce);
        if (!more)
            return tl::unexpected(more.error());
        m_rest = {more->data(), more->size()};
        if (m_rest.size() == before)
            return noPart;
    }
    if (!m_rest.starts_with(firstWords))
        return noPart;
    return line(mostHeadBytes).map([](std::string_view line) {
        return std::string(line.substr(firstWords.size()));
    });
}

Expected<bool> PartReader::next() {
    const auto text = line(mostLineBytes);
    if (!text)
        return tl::unexpected(text.error());
    const auto tab = text->rfind('\t');
    return tab == std::string_view::npos ? end(*text)
                                         : take(text->substr(0, tab), text->substr(tab + 1));
}

Expected<bool> PartReader::take(std::string_view ngram, std::string_view count) {
    const char* const last = count.data() + count.size();
    const auto read = std::from_chars(count.data(), last, m_count);
    if (read.ec != std::errc() || read.ptr != last)
        return broken("has no count behind an n-gram, the " + std::to_string(m_counts + 1) +
                      ". one");
    if (m_counts > 0 && !(m_ngram < ngram))
        return broken("is not sorted from its " + std::to_string(m_counts + 1) + ". n-gram on");
    m_ngram = ngram;
    ++m_counts;
    m_sum = addCounts(m_sum, m_count);
    return true;
}

Expected<bool> PartReader::end(std::string_view line) {
    if (!line.starts_with(lastWords))
        return broken("has a line that is no count, behind " + counted(m_counts, "n-gram"));
    if (line != lastLine(m_counts, m_sum))
        return broken("has other counts than its last line says");
    const auto more = m_rest.empty() ? m_source->next({}, 1) : std::span<char>();
    if (!more)
        return tl::unexpected(more.error());
    if (!m_rest.empty() || !more->empty())
        return broken("goes on behind its last line");
    return false;
}

} // namespace loadstone
