#include "ui/resultfile.h"

#include <QFile>

namespace loadstone {

namespace {

// A sweep of 64 levels, 20 times each, takes some 30 MB; a wrong file of gigabytes must not fill
// the memory.
constexpr qint64 largestResult = 256'000'000;

tl::unexpected<Error> cannotOpen(const QString& file, const std::string& why) {
    return fail("", "could not open " + file.toStdString() + ": " + why);
}

} // namespace

Expected<ResultReport> readResult(const QString& file) {
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return cannotOpen(file, in.errorString().toStdString());
    const QByteArray bytes = in.read(largestResult + 1);
    if (bytes.size() > largestResult)
        return cannotOpen(file, "it is too large to be a result of Loadstone");
    return decodeResult({bytes.constData(), static_cast<std::size_t>(bytes.size())})
        .map_error([&](const Error& error) { return cannotOpen(file, error.message).value(); });
}

} // namespace loadstone
