// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/filequestion.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>

namespace loadstone {

namespace {

/// "png" of "PNG picture (*.png)".
QString suffixOf(const QString& filter) {
    static const QRegularExpression pattern(R"(\*\.(\w+))");
    return pattern.match(filter).captured(1);
}

QFileDialog* dialogIn(QWidget* parent, const QString& title, const QString& filters) {
    auto* dialog = new QFileDialog(parent, title, dialogFolder(*parent->window()), filters);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(
        dialog, &QFileDialog::filesSelected, parent, [parent](const QStringList& files) {
            setDialogFolder(*parent->window(), QFileInfo(files.value(0)).absolutePath());
        });
    return dialog;
}

QFileDialog* shownDialog(QWidget* parent, const QString& title, const QString& filters,
                         const FileAnswer& answer) {
    QFileDialog* dialog = dialogIn(parent, title, filters);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, answer);
    dialog->open();
    return dialog;
}

constexpr const char* folderProperty = "dialogFolder";

} // namespace

QString dialogFolder(const QWidget& window) {
    return window.property(folderProperty).toString();
}

void setDialogFolder(QWidget& window, const QString& folder) {
    window.setProperty(folderProperty, folder);
}

void askForSaving(QWidget* parent, const QString& title, const QString& filters,
                  const QString& suggestion, const FileAnswer& answer) {
    QFileDialog* dialog = shownDialog(parent, title, filters, answer);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffixOf(filters));
    dialog->selectFile(suggestion);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(suffixOf(filter));
    });
}

void askForOpening(QWidget* parent, const QString& title, const QString& filters,
                   const FileAnswer& answer) {
    shownDialog(parent, title, filters, answer)->setFileMode(QFileDialog::ExistingFile);
}

void askForFiles(QWidget* parent, const QString& title, const QString& filters,
                 const FilesAnswer& answer) {
    QFileDialog* dialog = dialogIn(parent, title, filters);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, answer);
    dialog->open();
}

} // namespace loadstone
