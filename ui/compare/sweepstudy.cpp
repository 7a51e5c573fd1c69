// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/sweepstudy.h"

#include "core/report/sweepsentences.h"

namespace loadstone {

namespace {

constexpr Milliseconds leastPause{500};
// While the load is on, the processor is needed elsewhere.
constexpr std::size_t drawsMeanwhile = 100;

} // namespace

SweepStudy::SweepStudy(QObject* parent) : QObject(parent), m_background(this) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(leastPause);
    connect(&m_pause, &QTimer::timeout, this, &SweepStudy::studySoon);
}

void SweepStudy::begin(const SweepPlan& plan) {
    m_pause.stop();
    m_soFar = {};
    m_soFar.plan = plan;
    m_whole.reset();
    ++m_sweep;
    m_isWorking = false;
    m_hasNews = false;
    m_hasEnded = false;
}

void SweepStudy::addLast(const SweepReport& report) {
    addRun(m_soFar, report.runs.back());
    takeRest(report);
    m_hasNews = true;
    studySoon();
}

void SweepStudy::takeRest(const SweepReport& report) {
    m_soFar.leftOut = report.leftOut;
    m_soFar.missed = report.missed;
    m_soFar.madeUp = report.madeUp;
    m_soFar.database = report.database;
    m_soFar.rule = poolRuleOf(report);
}

void SweepStudy::takeAll(const SharedSweepReport& report) {
    begin(report->plan);
    m_whole = report;
    end(*report);
}

// Runs that could not be carried out are told of by none that was added.
void SweepStudy::end(const SweepReport& report) {
    takeRest(report);
    m_hasEnded = true;
    m_hasNews = true;
    studySoon();
}

void SweepStudy::studySoon() {
    const bool mayStart = m_hasEnded || !m_pause.isActive();
    if (m_hasNews && !m_isWorking && mayStart)
        study();
}

void SweepStudy::study() {
    m_hasNews = false;
    m_isWorking = true;
    m_pause.start();
    const std::size_t draws = m_hasEnded ? FitOptions().draws : drawsMeanwhile;
    const auto work = [findings = m_soFar, whole = m_whole, draws]() mutable {
        if (whole)
            for (const SweepRunResult& run : whole->runs)
                addRun(findings, run);
        conclude(findings, draws);
        addSentences(findings);
        return SharedFindings(std::make_shared<SweepFindings>(std::move(findings)));
    };
    m_background.work(work,
                      [this, sweep = m_sweep, isLast = m_hasEnded](const SharedFindings& findings) {
                          if (sweep == m_sweep)
                              take(findings, isLast);
                      });
}

void SweepStudy::take(const SharedFindings& findings, bool isLast) {
    m_isWorking = false;
    emit found(findings, isLast);
    studySoon();
}

} // namespace loadstone
