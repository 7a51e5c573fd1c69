// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/years/yearcurves.h"

#include "core/report/ngramtext.h"
#include "ui/format.h"

namespace loadstone {

namespace {

struct ReadCurves {
    std::vector<YearCurve> curves;
    Expected<YearCounts> totals;
};

ReadCurves readYearCurves(const NgramResult& result, const std::vector<std::string>& ngrams,
                          const QString& totals) {
    ReadCurves read;
    for (const std::string& ngram : ngrams)
        read.curves.push_back({QString::fromStdString(ngram), yearCountsOf(result, ngram)});
    if (!totals.isEmpty())
        read.totals = readTotalCounts(totals.toStdString());
    return read;
}

} // namespace

YearCurves::YearCurves(const QString& worker, QObject* parent)
    : QObject(parent), m_run(worker), m_background(this) {
    connect(&m_run, &NgramRun::finished, this, &YearCurves::onFinished);
    connect(&m_run, &NgramRun::progressed, this, [this](const NgramProgress& progress) {
        if (m_isAsked && !m_next)
            emit progressed(shareOf(progress));
    });
}

void YearCurves::ask(const NgramJob& job, const std::vector<std::string>& ngrams,
                     const QString& totals) {
    ++m_generation;
    m_isAsked = true;
    m_next = Question{job, ngrams, totals.trimmed()};
    m_next->job.options.byYear = true;
    m_next->job.options.only = ngrams;
    if (m_run.isRunning())
        m_run.cancel();
    else
        startNext();
}

void YearCurves::cancel() {
    ++m_generation;
    m_isAsked = false;
    m_next.reset();
    m_run.cancel();
}

void YearCurves::startNext() {
    if (!m_next || m_run.isRunning())
        return;
    m_current = *std::exchange(m_next, std::nullopt);
    m_run.start(m_current.job);
}

void YearCurves::onFinished(const NgramOutcome& outcome) {
    if (m_next) {
        // Later: the run is still busy with telling that it has ended.
        QMetaObject::invokeMethod(this, &YearCurves::startNext, Qt::QueuedConnection);
        return;
    }
    if (!m_isAsked)
        return;
    if (outcome.report)
        return readCurves(outcome.report->result);
    m_isAsked = false;
    if (outcome.error)
        emit failed(sentence(outcome.error->message));
}

void YearCurves::readCurves(const NgramResult& result) {
    m_background.work(
        [result, question = m_current] {
            return readYearCurves(result, question.ngrams, question.totals);
        },
        [this, generation = m_generation](const ReadCurves& read) {
            if (generation != m_generation)
                return;
            m_isAsked = false;
            if (!read.totals)
                emit failed(sentence(read.totals.error().message));
            emit ready(read.curves, read.totals.value_or(YearCounts{}));
        });
}

} // namespace loadstone
