// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/shortcuts.h"

#include <QMessageBox>

namespace loadstone {

namespace {

QString rowOf(const char* keys, const QString& what) {
    return QString("<tr><td><b>%1</b></td><td style='padding-left: 18px'>%2</td></tr>")
        .arg(keys, what);
}

} // namespace

void showShortcuts(QWidget* parent) {
    auto* box = new QMessageBox(parent);
    box->setObjectName("shortcuts");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(QString("Keyboard shortcuts"));
    box->setTextFormat(Qt::RichText);
    box->setText(
        "<table>" + rowOf("Ctrl+R, Enter", QString("Start")) +
        rowOf("Ctrl+Enter", QString("Send one request and look at it")) +
        rowOf("Esc", QString("Stop")) +
        rowOf("Ctrl+1, 2, 3", QString("Stress, Compare, MapReduce")) +
        rowOf("Ctrl+O", QString("Open a result")) + rowOf("Ctrl+S", QString("Save the result")) +
        rowOf("Ctrl+I", QString("Import a request")) +
        rowOf("Ctrl+Shift+C", QString("Copy the request as a cURL command")) +
        rowOf("Ctrl+Q", QString("Quit")) + rowOf("F1", QString("This list")) +
        rowOf("Tab, Shift+Tab", QString("To the next or the one before")) +
        rowOf("+ −", QString("Zoom the chart that has the focus")) +
        rowOf("← ↑ → ↓", QString("Move what the chart shows")) +
        rowOf("0", QString("Show all of the chart")) +
        rowOf("Ctrl+A, Ctrl+C", QString("Select and copy the rows of a table")) + "</table>");
    box->open();
}

} // namespace loadstone
