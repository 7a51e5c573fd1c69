// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/aboutbox.h"

#include "core/base/version.h"

#include <QMessageBox>

namespace loadstone {

void showAbout(QWidget* window) {
    auto* box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(QString("About Loadstone"));
    box->setIconPixmap(window->windowIcon().pixmap(64));
    box->setTextFormat(Qt::RichText);
    box->setText(
        QString("<h3>Loadstone %1</h3><p>Stress a server over HTTP and see how it behaves.</p>"
                "<p>Free software under the GNU General Public License, version 3 or later. "
                "It comes without any warranty.</p>")
            .arg(LOADSTONE_VERSION));
    box->open();
}

} // namespace loadstone
