// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/urlfield.h"
#include "ui/widgets/startbutton.h"

#include <QComboBox>

namespace loadstone {

/// The first row of a form that sends requests: method, URL and the one button that starts and
/// stops. For a database the protocol is in the method's place.
class RequestLine : public QWidget {
    Q_OBJECT

public:
    /// The tips say what the button does.
    RequestLine(const QString& startTip, const QString& stopTip, QWidget* parent = nullptr);

    QString method() const { return m_method->currentText(); }
    void setMethod(const QString& method);
    QString protocol() const { return m_protocol->currentText(); }
    void setProtocol(const QString& protocol);
    void showDatabase(bool isDatabase);
    /// Writes out what is left out of a URL and cannot be anything else.
    void completeUrl();
    UrlField& url() const { return *m_url; }
    QComboBox& methodBox() const { return *m_method; }
    QComboBox& protocolBox() const { return *m_protocol; }
    /// Beside the button that starts; off while something is on.
    void addButton(QPushButton* button);
    void setRunning(bool running);
    void holdBack(const QString& why);

signals:
    void startClicked();
    void stopClicked();
    void edited();

private:
    void buildFields();
    void buildProtocol();
    void buildButton();

    QComboBox* m_method;
    QComboBox* m_protocol;
    UrlField* m_url;
    StartButton* m_button;
    QPushButton* m_other = nullptr;
};

} // namespace loadstone
