// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/loadrun.h"
#include "tests/support/testprogram.h"

#include <QSignalSpy>

Q_DECLARE_METATYPE(loadstone::EngineKind)

namespace loadstone {

/// A load run with what it has said, whatever its engine.
struct ObservedRun {
    explicit ObservedRun(const QString& worker = LOADSTONE_LOAD_WORKER,
                         HostLookUp::Ask ask = addressesAsked)
        : run(nullptr, worker, std::move(ask)), finished(&run, &LoadRun::finished) {}
    explicit ObservedRun(HostLookUp::Ask ask)
        : ObservedRun(LOADSTONE_LOAD_WORKER, std::move(ask)) {}

    Outcome wait() {
        if (finished.isEmpty())
            finished.wait(patience);
        return finished.isEmpty() ? Outcome{} : finished.takeFirst().first().value<Outcome>();
    }
    Outcome runToEnd(const LoadPlan& plan) {
        run.start(plan);
        return wait();
    }

    LoadRun run;
    QSignalSpy finished;
};

/// Of a run that ends without an error; empty if there is none.
inline RunReport reportOf(const LoadPlan& plan) {
    return ObservedRun().runToEnd(plan).report.value_or(RunReport());
}

/// A row of test data for each engine, in the column "engine".
inline void addEngines() {
    QTest::addColumn<EngineKind>("engine");
    for (const EngineKind engine : allEngines)
        QTest::newRow(nameOf(engine).data()) << engine;
}

} // namespace loadstone
