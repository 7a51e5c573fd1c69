#include "ui/compare/sweepfile.h"

#include "core/report/sweepjson.h"
#include "ui/widgets/filewriting.h"

#include <QFile>

namespace loadstone {

namespace {

// A sweep takes a few MB; a wrong file of gigabytes must not hold up the window.
constexpr qint64 largestSweep = 64'000'000;

tl::unexpected<Error> cannotOpenSweep(const QString& file, const std::string& why) {
    return fail("", "could not open " + file.toStdString() + ": " + why);
}

} // namespace

Expected<SweepReport> readSweepFile(const QString& file) {
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return cannotOpenSweep(file, in.errorString().toStdString());
    const QByteArray bytes = in.read(largestSweep + 1);
    if (bytes.size() > largestSweep)
        return cannotOpenSweep(file, "it is too large to be a sweep of Loadstone");
    return decodeSweep({bytes.constData(), static_cast<std::size_t>(bytes.size())})
        .map_error(
            [&](const Error& error) { return cannotOpenSweep(file, error.message).value(); });
}

Expected<void> writeSweepFile(const QString& file, const SweepReport& report,
                              const SweepAnalysis& analysis) {
    return writeFile(file, QByteArray::fromStdString(encodeSweep(report, analysis)));
}

} // namespace loadstone
