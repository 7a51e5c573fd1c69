#include "ui/stress/runfile.h"

#include "core/report/runjson.h"
#include "ui/widgets/filewriting.h"

#include <QFile>

namespace loadstone {

namespace {

// A run takes well under 1 MB; a wrong file of gigabytes must not hold up the window.
constexpr qint64 largestRun = 32'000'000;

tl::unexpected<Error> cannotOpen(const QString& file, const std::string& why) {
    return fail("", "could not open " + file.toStdString() + ": " + why);
}

} // namespace

Expected<RunReport> readRun(const QString& file) {
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return cannotOpen(file, in.errorString().toStdString());
    const QByteArray bytes = in.read(largestRun + 1);
    if (bytes.size() > largestRun)
        return cannotOpen(file, "it is too large to be a run of Loadstone");
    return decodeRun(bytes.toStdString()).map_error([&](const Error& error) {
        return cannotOpen(file, error.message).value();
    });
}

Expected<void> writeRun(const QString& file, const RunReport& report) {
    return writeFile(file, QByteArray::fromStdString(encodeRun(report)));
}

} // namespace loadstone
