#include "ui/stress/endingtext.h"

#include "ui/format.h"

#include <QCoreApplication>

namespace loadstone {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Ending", text);
}

QString partText(const RunReport& report) {
    const QString cause =
        report.ending == Ending::CutShort ? tr("All worker processes died") : tr("Stopped");
    const QString completed = countText(report.snapshot.totals.completed());
    if (!report.plan.duration)
        return tr("%1: %2 of %3 requests")
            .arg(cause, completed, countText(report.plan.requests.value_or(0)));
    return tr("%1 after %2 of %3: %4 requests")
        .arg(cause, timeText(report.snapshot.elapsed), timeText(*report.plan.duration), completed);
}

QString doneText(const Snapshot& snapshot) {
    return tr("Done in %1: %2 requests")
        .arg(timeText(snapshot.elapsed), countText(snapshot.totals.completed()));
}

} // namespace

QString endingText(const RunReport& report) {
    const QString text =
        report.ending == Ending::Completed ? doneText(report.snapshot) : partText(report);
    const std::uint64_t aborted = report.snapshot.totals.aborted;
    return aborted == 0 ? text : text + tr(", %1 aborted").arg(countText(aborted));
}

} // namespace loadstone
