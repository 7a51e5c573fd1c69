#include "app/cli/outputs.h"

#include "core/report/runcsv.h"
#include "core/report/runjson.h"
#include "core/report/runtext.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <iostream>

namespace loadstone {

namespace {

std::string textOf(const RunReport& report, const std::string& format) {
    if (format == "json")
        return encodeRun(report);
    if (format == "csv")
        return timelineCsv(report.snapshot.timeline);
    return summaryText(report);
}

tl::unexpected<Error> unwritable(const QFileDevice& file) {
    return fail("", "the file " + file.fileName().toStdString() + " cannot be written (" +
                        file.errorString().toStdString() + ")");
}

/// A new or a regular file is replaced as a whole; a device or a pipe must be written in place.
std::unique_ptr<QFileDevice> deviceFor(const QString& name) {
    const QFileInfo info(name);
    if (info.exists() && !info.isFile())
        return std::make_unique<QFile>(name);
    return std::make_unique<QSaveFile>(name);
}

bool complete(QFileDevice& file) {
    auto* replacement = qobject_cast<QSaveFile*>(&file);
    return replacement ? replacement->commit() : file.flush();
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

Expected<void> Outputs::write(const RunReport& report) {
    Expected<void> result;
    for (Output& output : m_outputs) {
        const std::string text = textOf(report, output.format);
        if (output.file) {
            if (auto written = writeFile(*output.file, text); !written)
                result = written;
        } else if (!(std::cout << text << std::flush)) {
            result = fail("", "standard output cannot be written");
        }
    }
    return result;
}

Expected<void> Outputs::writeFile(QFileDevice& file, const std::string& text) {
    const auto size = static_cast<qint64>(text.size());
    if (file.write(text.data(), size) != size || !complete(file))
        return unwritable(file);
    return {};
}

} // namespace loadstone
