// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <QObject>

namespace loadstone {

class MessageBar;
class TargetProcess;

/// Says in the window's message bar why the local target could not start, until it can.
class TargetNews : public QObject {
    Q_OBJECT

public:
    TargetNews(TargetProcess& target, MessageBar& messages, QObject* parent);

    void tellFailure(const Error& error);

signals:
    void otherPortWanted();

private:
    void takeBack();

    MessageBar& m_messages;
    QString m_told; ///< what stands there, if nothing else has come
};

} // namespace loadstone
