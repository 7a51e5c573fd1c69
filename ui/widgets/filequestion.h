// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace loadstone {

using FileAnswer = std::function<void(const QString& file)>;
using FilesAnswer = std::function<void(const QStringList& files)>;

/// The folder in which dialogs of this window begin; each answer changes it.
QString dialogFolder(const QWidget& window);
void setDialogFolder(QWidget& window, const QString& folder);

/// Asks for a file by the system's dialog and returns at once; `answer` is called when one was
/// chosen. `filters` as QFileDialog has them; a name without an ending gets the filter's.
void askForSaving(QWidget* parent, const QString& title, const QString& filters,
                  const QString& suggestion, const FileAnswer& answer);
void askForOpening(QWidget* parent, const QString& title, const QString& filters,
                   const FileAnswer& answer);

/// Asks for one or more files to open.
void askForFiles(QWidget* parent, const QString& title, const QString& filters,
                 const FilesAnswer& answer);

} // namespace loadstone
