// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/interrupt.h"

#include "app/cli/endsignals.h"
#include "app/cli/exitcodes.h"

#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>

namespace loadstone {

Interrupt::Interrupt(QObject* parent) : QObject(parent) {
    const sigset_t set = endSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_descriptor = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Interrupt::read);
}

Interrupt::~Interrupt() {
    m_notifier.reset();
    close(m_descriptor);
}

int Interrupt::exitCode() const {
    return m_hasHungUp ? HungUp : Interrupted;
}

// A terminal that goes sends SIGHUP twice, itself and by its shell; the second one must not end
// the process before the partial result is written.
void Interrupt::read() {
    signalfd_siginfo info{};
    if (::read(m_descriptor, &info, sizeof info) != sizeof info)
        return;
    m_notifier->setEnabled(false);
    m_wasReceived = true;
    m_hasHungUp = info.ssi_signo == SIGHUP;
    sigset_t set = endSignals();
    sigdelset(&set, SIGHUP);
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
    emit received();
}

} // namespace loadstone
