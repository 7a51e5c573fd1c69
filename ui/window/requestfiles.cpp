// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/requestfiles.h"

#include "core/base/wholefile.h"
#include "core/curl/curlexport.h"
#include "core/curl/curlimport.h"
#include "core/load/requestfile.h"
#include "ui/format.h"
#include "ui/panel.h"
#include "ui/request/importwords.h"
#include "ui/request/requestchoice.h"
#include "ui/request/requestform.h"
#include "ui/request/requestimport.h"
#include "ui/widgets/filequestion.h"
#include "ui/window/panelstack.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>

namespace loadstone {

namespace {

Expected<RequestFile> decoded(const std::string& text, const LoadPlan& usual) {
    if (looksLikeCurl(text))
        return importCurl(text).map(
            [](ImportedCurl imported) { return RequestFile(std::move(imported.plan)); });
    if (looksLikeHar(text))
        return decodeHar(text).map(
            [](std::vector<RecordedRequest> requests) { return RequestFile(std::move(requests)); });
    return decodeRequestFile(text, usual).map([](LoadPlan plan) {
        return RequestFile(std::move(plan));
    });
}

LoadPlan planOf(const Request& request) {
    LoadPlan plan;
    plan.request = request;
    return plan;
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
    const RequestForm* form = m_panels.current().requestForm();
    if (!form)
        return;
    const LoadPlan usual = readPlan(form->planFields()).plan;
    m_background.work(
        [name = file.toStdString(), usual]() -> Expected<RequestFile> {
            return readWholeFile(name).and_then(
                [&](const std::string& text) { return decoded(text, usual); });
        },
        [this, file](Expected<RequestFile> read) { take(std::move(read), file); });
}

void RequestFiles::take(Expected<RequestFile> read, const QString& file) {
    const QString name = QFileInfo(file).fileName();
    if (!read)
        return warn(QString("Could not import %1: %2").arg(name, toText(read.error().message)));
    if (const auto* plan = std::get_if<LoadPlan>(&*read))
        return fillIn(fieldsOf(*plan), name);
    const auto& requests = std::get<std::vector<RecordedRequest>>(*read);
    askWhichRequest(*m_window, name, requests, [this, name](const Request& chosen) {
        if (const RequestForm* form = m_panels.current().requestForm())
            fillIn(withRequestOf(fieldsOf(planOf(chosen)), form->planFields()), name);
    });
}

void RequestFiles::fillIn(const PlanFields& fields, const QString& file) {
    const RequestForm* form = m_panels.current().requestForm();
    if (!form || m_panels.current().isRunning())
        return;
    form->import().take(fields,
                        QString("Taken from %1: %2.").arg(file, takenText(readPlan(fields).plan)));
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
