// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/requestfiles.h"

#include "core/base/wholefile.h"
#include "core/curl/curlexport.h"
#include "core/load/requesttext.h"
#include "ui/format.h"
#include "ui/request/requestchoice.h"
#include "ui/request/requestform.h"
#include "ui/widgets/filequestion.h"
#include "ui/window/panelstack.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>

#include <new>
#include <stdexcept>

namespace loadstone {

namespace {

Expected<RequestFile> decoded(const std::string& text, const LoadPlan& usual) {
    if (looksLikeCurl(text))
        return importCurl(text).map(
            [](ImportedCurl imported) { return RequestFile(std::move(imported)); });
    const RequestText json(text);
    if (json.isHar())
        return json.recorded().map(
            [](std::vector<RecordedRequest> requests) { return RequestFile(std::move(requests)); });
    return json.plan().and_then([&](const LoadPlan& said) {
        return json.plan(usual).map([&](const LoadPlan& wanted) {
            return RequestFile(PlanFile{said, wanted, usual});
        });
    });
}

/// What is read from a file takes more memory than the file, of any size.
Expected<RequestFile> readRequests(const std::string& file, const LoadPlan& usual) {
    const char* const tooLarge = "what is in it does not fit into memory";
    try {
        return readWholeFile(file).and_then(
            [&](const std::string& text) { return decoded(text, usual); });
    } catch (const std::bad_alloc&) {
        return fail("", tooLarge);
    } catch (const std::length_error&) {
        return fail("", tooLarge);
    }
}

} // namespace

RequestFiles::RequestFiles(PanelStack& panels, QWidget* window)
    : QObject(window), m_panels(panels), m_window(window), m_background(this) {}

void RequestFiles::askForRequest() {
    askForOpening(m_window, QString("Import request"),
                  QString("Requests (*.json *.har *.txt *.sh);;All files (*)"),
                  [this](const QString& file) { import(file); });
}

void RequestFiles::import(const QString& file) {
    Panel& panel = m_panels.current();
    const RequestForm* form = panel.requestForm();
    if (!form)
        return;
    const LoadPlan usual = readPlan(form->planFields()).plan;
    const Destination to{&panel, QFileInfo(file).fileName()};
    m_background.work([name = file.toStdString(), usual] { return readRequests(name, usual); },
                      [this, to](const Expected<RequestFile>& read) { take(read, to); });
}

void RequestFiles::take(const Expected<RequestFile>& read, const Destination& to) {
    if (!read)
        return warn(QString("Could not import %1: %2").arg(to.file, toText(read.error().message)));
    if (const auto* command = std::get_if<ImportedCurl>(&*read))
        return fillIn(*command, to);
    if (const auto* plan = std::get_if<PlanFile>(&*read))
        return fillIn(*plan, to);
    askWhichRequest(*m_window, to.file, std::get<std::vector<RecordedRequest>>(*read),
                    [this, to](const Request& chosen) { fillIn(chosen, to); });
}

template <typename Taken>
void RequestFiles::fillIn(const Taken& taken, const Destination& to) {
    if (!to.panel)
        return;
    if (to.panel->isRunning())
        return warn(QString("Could not import %1: something is running there now").arg(to.file));
    to.panel->requestForm()->import().take(taken, to.file);
}

void RequestFiles::copy(Secrets secrets) {
    const RequestForm* form = m_panels.current().requestForm();
    if (!form)
        return;
    const LoadPlan plan = readPlan(form->planFields()).plan;
    const std::string command = exportCurl(plan, secrets);
    QGuiApplication::clipboard()->setText(toText(command));
    const bool isMasked = secrets == Secrets::Masked && command != exportCurl(plan, Secrets::Kept);
    emit messageRaised(Message::info(isMasked ? QString("Copied as a cURL command, with *** in the "
                                                        "place of secrets.")
                                              : QString("Copied as a cURL command.")));
}

void RequestFiles::warn(const QString& sentence) {
    emit messageRaised(Message::warning(sentence));
}

} // namespace loadstone
