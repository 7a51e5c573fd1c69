// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/resultfile.h"

#include "core/load/lostsecrets.h"
#include "ui/format.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

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

QString openedText(const QString& file, const std::string& startedAt) {
    const QString name = QFileInfo(file).fileName();
    return startedAt.empty()
               ? QStringLiteral("Opened %1.").arg(name)
               : QStringLiteral("Opened %1, from %2.").arg(name, toText(startedAt).left(10));
}

QString openedText(const QString& file, const std::string& startedAt, const LoadPlan& plan) {
    const QString text = openedText(file, startedAt);
    return lostSecrets(plan).empty()
               ? text
               : text + " Secrets are not kept in files: fill in *** before you start again.";
}

QString resultName(const QString& kind, const std::string& startedAt, const LoadPlan& plan) {
    const QString host = QUrl(toText(plan.request.url)).host();
    return QStringLiteral("%1-%2-%3").arg(kind, host, toText(startedAt).left(19).remove(':'));
}

} // namespace loadstone
