// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/outputs.h"

#include "app/cli/standardstreams.h"
#include "core/base/visibletext.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <iostream>
#include <system_error>

namespace loadstone {

namespace {

/// Qt knows no reason where what it held back could not be written; the system has said one.
tl::unexpected<Error> unwritable(const QFileDevice& file, int problem = 0) {
    const std::string reason =
        problem != 0 ? std::generic_category().message(problem) : file.errorString().toStdString();
    return fail("", "the file " + file.fileName().toStdString() + " cannot be written (" + reason +
                        ")");
}

/// A new or a regular file is replaced as a whole; a device or a pipe must be written in place.
std::unique_ptr<QFileDevice> deviceFor(const QString& name) {
    const QFileInfo info(name);
    if (info.exists() && !info.isFile())
        return std::make_unique<QFile>(name);
    return std::make_unique<QSaveFile>(name);
}

/// QSaveFile::commit() does not tell when what it still held could not be written.
bool complete(QFileDevice& file) {
    auto* replacement = qobject_cast<QSaveFile*>(&file);
    return file.flush() && (!replacement || replacement->commit());
}

/// A text is shown by terminals, which must not obey what stands in it of a server or a file.
Outputs::Render madeVisible(const Outputs::Render& render) {
    return [&render](const std::string& format, const Outputs::Write& write) {
        if (format != "text")
            return render(format, write);
        render(format, [&](std::string_view text) { return write(visibleText(text)); });
    };
}

} // namespace

Expected<Outputs> Outputs::open(const std::vector<OutputRequest>& requests) {
    Outputs outputs;
    for (const OutputRequest& request : requests) {
        Output output{request.format, nullptr};
        if (request.file != "-") {
            output.file = deviceFor(QString::fromStdString(request.file));
            if (!output.file->open(QIODevice::WriteOnly))
                return unwritable(*output.file);
        }
        outputs.m_outputs.push_back(std::move(output));
    }
    return outputs;
}

Expected<void> Outputs::write(const Render& made, bool isGone) {
    const Render render = madeVisible(made);
    Expected<void> result;
    for (Output& output : m_outputs) {
        if (m_givenUp)
            break;
        if (output.file) {
            if (auto written = writeFile(*output.file, output.format, render); !written)
                result = written;
            continue;
        }
        render(output.format, [](std::string_view text) { return bool(std::cout << text); });
        if (const auto arrived = flushStandardOutput(); !arrived && !isGone)
            result = arrived;
    }
    return result && m_givenUp ? Expected<void>(tl::unexpected(*m_givenUp)) : result;
}

Expected<void> Outputs::writeFile(QFileDevice& file, const std::string& format,
                                  const Render& render) const {
    errno = 0;
    bool isWritten = true;
    render(format, [&](std::string_view text) {
        const auto size = static_cast<qint64>(text.size());
        return isWritten = isWritten && file.write(text.data(), size) == size;
    });
    if (m_givenUp)
        return {};
    if (!isWritten || !complete(file))
        return unwritable(file, errno);
    return {};
}

} // namespace loadstone
