// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/sweeprun.h"

#include "core/base/units.h"
#include "core/base/version.h"
#include "core/hosts/division.h"
#include "core/load/limits.h"
#include "core/report/progress.h"
#include "core/run/utctime.h"
#include "core/sweep/absence.h"
#include "core/sweep/sweepforecast.h"

#include <algorithm>

namespace loadstone {

namespace {

/// Whether the machine has room for the largest level of each engine.
Expected<void> checkRoom(const SweepPlan& plan) {
    const int largest = *std::ranges::max_element(plan.sizes);
    const Limits limits = readLimits(plan.planOf({plan.engines.front(), largest, 0}));
    for (const EngineKind engine : plan.engines) {
        const LoadPlan level = plan.planOf({engine, largest, 0});
        if (const auto fits = checkLimits(demandOf(level), limits); !fits)
            return fail("levels",
                        "engine " + std::string(nameOf(engine)) + ": " + fits.error().message);
    }
    return {};
}

/// What several hosts need, each of them finds out.
Expected<void> checkSweep(const SweepPlan& plan, const HostList& hosts) {
    if (const auto errors = validate(plan); !errors.empty())
        return tl::unexpected(errors.front());
    if (auto able = checkEngines(plan); !able)
        return able;
    return hosts.isEmpty() ? checkRoom(plan) : checkHosts(plan, hosts.names.size());
}

void addOnce(std::vector<LevelId>& levels, const LevelId& level) {
    if (std::ranges::count(levels, level) == 0)
        levels.push_back(level);
}

/// Whether a run lost hosts and the others went on to its end.
bool wentOnWithoutHosts(const Outcome& outcome) {
    return outcome.report && outcome.report->ending == Ending::Degraded &&
           !outcome.report->hosts.empty() && !isWhole(*outcome.report);
}

} // namespace

Expected<void> checkEngines(const SweepPlan& plan) {
    for (const EngineKind engine : plan.engines)
        if (auto able = checkEngine(plan.planOf({engine, 1, 0})); !able)
            return able;
    return {};
}

Expected<void> checkHosts(const SweepPlan& plan, std::size_t hosts) {
    const int smallest = *std::ranges::min_element(plan.sizes);
    for (const EngineKind engine : plan.engines)
        if (auto divided = checkDivision(plan.planOf({engine, smallest, 0}), hosts); !divided)
            return divided.error().field == "threads"
                       ? fail("levels", "there are " + counted(hosts, "host") +
                                            ", and the smallest level is " +
                                            std::to_string(smallest) +
                                            ", but each host needs one; name fewer hosts or leave "
                                            "smaller levels out")
                       : divided;
    return {};
}

SweepRun::SweepRun(QObject* parent) : QObject(parent) {
    m_coolDown.setSingleShot(true);
    connect(&m_coolDown, &QTimer::timeout, this, &SweepRun::startNext);
    connect(&m_run, &LoadRun::progressed, this, &SweepRun::tellProgress);
    connect(&m_run, &LoadRun::finished, this, &SweepRun::take);
    connect(&m_database, &DatabaseFinder::found, this, &SweepRun::onDatabaseFound);
    connect(&m_return, &DatabaseReturn::waits, this, &SweepRun::tellWait);
    connect(&m_return, &DatabaseReturn::ended, this, &SweepRun::onReturned);
}

void SweepRun::setConsent(const Consent& consent) {
    m_consent = consent;
    m_run.setConsent(consent);
}

void SweepRun::setHosts(const HostList& hosts, const QString& program) {
    m_hosts = hosts;
    m_run.setHosts(hosts, program);
}

void SweepRun::start(const SweepPlan& plan) {
    Q_ASSERT(!m_running);
    m_running = true;
    m_stopping = false;
    m_ended.reset();
    m_share = 0;
    m_error.reset();
    m_report = SweepReport{};
    m_report.toolVersion = LOADSTONE_VERSION;
    m_report.startedAt = utcTimeNow();
    m_report.plan = plan;
    m_report.environment = readEnvironment();
    m_report.hosts = m_hosts.names;
    m_startedAt = Clock::now();
    if (const auto begun = begin(plan); !begun) {
        const auto tell = [this, error = begun.error()] { end(error); };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    }
}

Expected<void> SweepRun::begin(const SweepPlan& plan) {
    if (auto able = checkSweep(plan, m_hosts); !able)
        return able;
    m_agenda = SweepAgenda(plan);
    if (plan.plan.asksDatabase())
        return m_database.start(plan.planOf(stepsOf(plan).front()), m_consent,
                                *std::ranges::max_element(plan.sizes));
    startNext();
    return {};
}

void SweepRun::onDatabaseFound() {
    if (!m_database.facts())
        return end(m_database.facts().error());
    m_report.database = *m_database.facts();
    m_report.database.activity.reset(); // that is of a run
    leaveOutWhatHasNoRoom();
    if (const auto& room = m_report.database.room; m_agenda.isEmpty())
        return end(
            Error{"levels", freeText(*room) + ", and the smallest level is " +
                                std::to_string(*std::ranges::min_element(m_report.plan.sizes)) +
                                "; use smaller levels"});
    startNext();
}

void SweepRun::leaveOutWhatHasNoRoom() {
    const auto& room = m_report.database.room;
    if (!room)
        return;
    for (const EngineKind engine : m_report.plan.engines)
        for (const int size : m_report.plan.sizes)
            if (size > room->free())
                m_report.missed.push_back(
                    {{engine, size}, MissedLevel::Reason::NoRoom, roomText(*room)});
    m_agenda.leaveOutAbove(room->free());
}

void SweepRun::stop() {
    if (!m_running || m_stopping)
        return;
    m_stopping = true;
    if (m_run.isRunning())
        m_run.stop();
    else if (m_database.isSearching() || m_return.isWaiting() || m_coolDown.isActive())
        m_coolDown.start(0);
    m_database.stop();
    m_return.stop();
}

void SweepRun::startNext() {
    if (m_stopping || m_agenda.isEmpty())
        return end(m_error);
    m_run.start(m_report.plan.planOf(m_agenda.next()));
}

void SweepRun::take(const Outcome& outcome) {
    if (m_stopping && !outcome.error)
        return end(m_error);
    // What there is of a run that failed is dropped: it would make its level look slow. One that
    // lost hosts is told, as one that lost worker processes is, and counts as little.
    if (outcome.error && !wentOnWithoutHosts(outcome))
        return miss(*outcome.error);
    if (wasAway(*outcome.report))
        return lose();
    const SweepStep& step = m_agenda.current();
    m_report.runs.push_back({step, *outcome.report});
    if (m_agenda.makesUp())
        addOnce(m_report.madeUp, step.level());
    if (m_report.plan.stopEarly)
        leaveOutHopeless();
    emit measured(m_report);
    goOn();
}

// There may be room again for the next one.
void SweepRun::miss(const Error& error) {
    const bool isOfDatabase = m_report.plan.plan.asksDatabase() && !m_stopping;
    if (isOfDatabase && saysAbsence(error))
        return lose();
    if (!isOfDatabase || m_report.runs.empty())
        return end(error);
    m_error = m_error.value_or(error);
    note(m_agenda.current().level(),
         isLackOfRoom(error) ? MissedLevel::Reason::NoRoom : MissedLevel::Reason::Error,
         error.message);
    goOn();
}

void SweepRun::note(const LevelId& level, MissedLevel::Reason reason, const std::string& message) {
    if (std::ranges::count(m_report.missed, level, &MissedLevel::level) == 0)
        m_report.missed.push_back({level, reason, message});
}

void SweepRun::lose() {
    const SweepStep& step = m_agenda.current();
    if (!m_agenda.lose()) {
        const Error error{"", "the database went away each time"};
        m_error = m_error.value_or(error);
        note(step.level(), MissedLevel::Reason::Away, error.message);
    }
    m_return.await(m_report.plan.planOf(step), m_consent);
}

void SweepRun::onReturned(const std::optional<Error>& error) {
    if (!error)
        return goOn();
    m_error = m_error.value_or(*error);
    for (const SweepStep& step : m_agenda.clear())
        note(step.level(), MissedLevel::Reason::Away, error->message);
    end(m_error);
}

void SweepRun::goOn() {
    m_agenda.goOn(m_report);
    m_coolDown.start(m_agenda.isEmpty() ? Milliseconds(0) : m_report.plan.coolDown);
}

void SweepRun::leaveOutHopeless() {
    for (const LevelId& level : m_agenda.leaveOutHopeless(m_report))
        addOnce(m_report.leftOut, level);
    std::ranges::sort(m_report.leftOut);
}

void SweepRun::tell(const Snapshot& snapshot, const std::optional<DatabaseWait>& wait) {
    SweepProgress progress;
    progress.wait = wait;
    progress.done = m_report.runs.size();
    const std::vector<SweepStep> toCome = m_agenda.toCome(m_report);
    progress.total = progress.done + 1 + toCome.size();
    progress.step = m_agenda.current();
    progress.snapshot = snapshot;
    progress.elapsed = Clock::now() - m_startedAt;
    const double current = progressOf(snapshot, m_report.plan.plan).share;
    // Levels that turn out to come once more add to what is to do, and the share must not go back.
    m_share = std::max(m_share, (static_cast<double>(progress.done) + current) /
                                    static_cast<double>(progress.total));
    progress.share = m_share;
    progress.left = timeLeft(m_report, m_agenda.current(), current, toCome);
    emit progressed(progress);
}

void SweepRun::end(const std::optional<Error>& error) {
    m_running = false;
    m_report.ending = m_stopping ? Ending::Stopped : error ? Ending::CutShort : Ending::Completed;
    m_ended = std::make_shared<const SweepReport>(std::move(m_report));
    if (error && m_ended->runs.empty())
        emit finished({nullptr, error});
    else
        emit finished({m_ended, error});
}

} // namespace loadstone
