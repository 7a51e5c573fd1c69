// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/ngramfindings.h"

#include "core/ngram/result/listedngrams.h"

#include <algorithm>

namespace loadstone {

NgramFindings::NgramFindings(const NgramOptions& options, const NgramQuestions& questions)
    : m_options(options), m_questions(questions) {
    for (const std::string& word : questions.words)
        m_words[nameInResult(options, word)] = 0;
}

void NgramFindings::add(std::string_view ngram, std::uint64_t count) {
    const std::size_t partition = hashPartitionOf(hashOf(ngram));
    ++m_distinct.at(partition);
    m_bytes.at(partition) += ngram.size();
    m_total = addCounts(m_total, count);
    if (m_questions.top > 0)
        rank(ngram, count);
    if (!m_words.empty())
        answer(m_options.byYear ? ngram.substr(0, ngram.rfind('\t')) : ngram, count);
}

bool NgramFindings::isLarger(const Found& a, const Found& b) {
    return a.count != b.count ? a.count > b.count : a.ngram < b.ngram;
}

void NgramFindings::rank(std::string_view ngram, std::uint64_t count) {
    if (m_top.size() == m_questions.top) {
        const Found& smallest = m_top.front();
        if (count < smallest.count || (count == smallest.count && ngram > smallest.ngram))
            return;
        std::ranges::pop_heap(m_top, isLarger);
        m_top.pop_back();
    }
    m_top.push_back({std::string(ngram), count});
    std::ranges::push_heap(m_top, isLarger);
}

void NgramFindings::answer(std::string_view ngram, std::uint64_t count) {
    if (const auto word = m_words.find(ngram); word != m_words.end())
        word->second = addCounts(word->second, count);
}

ResultSums NgramFindings::sums() const {
    ResultSums sums{0, m_total, 0};
    for (std::size_t i = 0; i < hashPartitions; ++i) {
        sums.distinct += m_distinct.at(i);
        sums.bytes += ResultBlock::bytesFor(m_distinct.at(i), m_bytes.at(i));
    }
    return sums;
}

Expected<void> NgramFindings::tell(NgramReport& report) const {
    std::vector<NgramResult::Counted> listed;
    for (const Found& found : m_top)
        listed.push_back({found.ngram, found.count});
    auto result = resultOf(listed);
    if (!result)
        return tl::unexpected(result.error());
    report.result = NgramResult(std::move(*result), sums());
    for (const std::string& word : m_questions.words)
        report.asked[word] = m_words.find(nameInResult(m_options, word))->second;
    return {};
}

} // namespace loadstone
