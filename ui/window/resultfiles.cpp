// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/resultfiles.h"

#include "ui/compare/comparepanel.h"
#include "ui/format.h"
#include "ui/ngrams/ngrampanel.h"
#include "ui/request/maskedfields.h"
#include "ui/stress/stresspanel.h"
#include "ui/widgets/filequestion.h"
#include "ui/widgets/pictures.h"
#include "ui/window/panelstack.h"
#include "ui/window/settings.h"

#include <QFileInfo>

namespace loadstone {

ResultFiles::ResultFiles(PanelStack& panels, const Shown& shown, Settings& settings,
                         QWidget* window)
    : QObject(window),
      m_panels(panels),
      m_shown(shown),
      m_settings(settings),
      m_window(window),
      m_background(this) {}

void ResultFiles::open(const QString& file) {
    emit messageRaised(Message::info(QString("Reading %1 …").arg(QFileInfo(file).fileName())));
    m_background.work([file] { return readResult(file); },
                      [this, file, opening = ++m_openings](Expected<ResultReport> result) {
                          if (opening == m_openings)
                              show(std::move(result), file);
                      });
}

void ResultFiles::show(Expected<ResultReport> result, const QString& file) {
    if (!result)
        return warn(sentence(result.error().message));
    const auto showIn = [&](auto& report) {
        auto& panel = panelFor(report);
        const auto shown = panel.showOpened(std::move(report), file);
        if (!shown)
            return warn(sentence(shown.error().message));
        remember(file);
        emit opened(panel);
    };
    std::visit(showIn, *result);
}

void ResultFiles::save(const QString& file) {
    const Panel::Saving saving = m_panels.current().saving(file);
    if (!saving)
        return warn(QString("There is no result to save yet."));
    m_background.work(saving, [this, file](const Expected<void>& saved) {
        if (saved)
            remember(file);
        tellSaved(saved, file);
    });
}

void ResultFiles::tellSaved(const Expected<void>& saved, const QString& file) {
    if (!saved)
        return warn(sentence(saved.error().message));
    emit messageRaised(Message::info(QString("Saved %1.").arg(file)));
}

void ResultFiles::warn(const QString& sentence) {
    emit messageRaised(Message::warning(sentence));
}

void ResultFiles::remember(const QString& file) {
    m_settings.addRecentFile(QFileInfo(file).absoluteFilePath());
    emit remembered(m_settings.recentFiles());
}

void ResultFiles::askForResult() {
    askForOpening(m_window, QString("Open result"), QString("Results (*.json);;All files (*)"),
                  [this](const QString& file) { open(file); });
}

void ResultFiles::askWhereToSave() {
    askForSaving(m_window, QString("Save result"), QString("Results (*.json)"),
                 m_panels.current().suggestedFile(), [this](const QString& file) { save(file); });
}

void ResultFiles::askForPicture() {
    const auto saveIt = [this](const QString& file) {
        const MaskedFields masked(m_panels.current());
        tellSaved(savePicture(m_panels.current(), file), file);
    };
    askForSaving(m_window, QString("Save charts as picture"), pictureFilters(),
                 m_panels.current().suggestedFile(), saveIt);
}

} // namespace loadstone
