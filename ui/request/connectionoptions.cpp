// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/connectionoptions.h"

#include "core/load/flagchoices.h"
#include "ui/format.h"
#include "ui/widgets/fieldlabel.h"
#include "ui/widgets/textfield.h"

#include <QEvent>
#include <QGridLayout>

namespace loadstone {

namespace {

/// Pairs of a label and its field, in columns from the left.
void put(QGridLayout& grid, int row, int pair, const QString& label, QWidget* field) {
    grid.addWidget(labelOf(label, *field), row, 2 * pair);
    grid.addWidget(field, row, 2 * pair + 1);
}

} // namespace

ConnectionOptions::ConnectionOptions(QWidget* parent) : PlanOptions(parent) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    addFiles(*grid);
    addRoute(*grid);
    addLines(*grid);
    addAnswers(*grid);
    rows->addLayout(grid);
    rows->addLayout(choices());
}

void ConnectionOptions::addFiles(QGridLayout& grid) {
    auto* feeds = addLine(
        "feed", QString("CSV files or JSON lines, with commas between, whose columns are "
                        "placeholders: {{name}} in URL, headers and body. Rows come in order; "
                        "users.csv:random takes any, users.csv:once each once and ends the run."));
    feeds->setPlaceholderText("users.csv:once");
    put(grid, 0, 0, QString("Data"), feeds);
    put(grid, 1, 0, QString("CA file"),
        addLine("cacert", QString("Trusts the certificates in this file (PEM) and no others")));
    put(grid, 2, 0, QString("Certificate"),
        addLine("cert", QString("The client's own certificate (PEM), with what leads to its "
                                "root")));
    put(grid, 3, 0, QString("Its key"),
        addLine("key", QString("The key of that certificate (PEM), if it is in a file of its "
                               "own")));
    auto* password = addLine("pass", QString("The password of the key; it is not remembered"));
    password->setEchoMode(QLineEdit::Password);
    put(grid, 4, 0, QString("Key password"), password);
}

void ConnectionOptions::addRoute(QGridLayout& grid) {
    auto* proxy =
        addLine("proxy", QString("Sends by way of this proxy; then the proxy is measured, "
                                 "too. A password in it is not remembered."));
    proxy->setPlaceholderText("http://host:3128");
    put(grid, 0, 1, QString("Proxy"), proxy);
    put(grid, 1, 1, QString("Not by proxy"),
        addLine("noproxy", QString("Hosts that are reached without the proxy, with commas "
                                   "between; * is all")));
    put(grid, 2, 1, QString("Unix socket"),
        addLine("unix-socket", QString("Connects to this socket and not by TCP")));
    put(grid, 3, 1, QString("Interface"),
        addLine("interface", QString("Connects from this interface, or from this address of the "
                                     "machine")));
}

void ConnectionOptions::addLines(QGridLayout& grid) {
    put(grid, 5, 0, QString("Resolve"),
        lines("resolve", "example.com:443:127.0.0.1",
              QString("Addresses to take for a host, a line each: HOST:PORT:ADDRESS")));
    put(grid, 5, 1, QString("Connect to"),
        lines("connect-to", "example.com:443:staging.example.com:443",
              QString("Where to connect instead, a line each: HOST1:PORT1:HOST2:PORT2")));
}

void ConnectionOptions::addAnswers(QGridLayout& grid) {
    put(grid, 6, 0, QString("Checks"),
        lines(
            "check", "body contains \"in stock\"",
            QString("What an answer must have, or it counts as failed, a line each: body contains "
                    "TEXT, body matches REGEX, header NAME equals VALUE, json $.id equals 7, "
                    "size < 10kB, time < 250ms")));
    auto* metrics = addLine(
        "metrics", QString("Reads the server's own figures from here each second of a run, as "
                           "Prometheus text or JSON, and keeps their course in the result"));
    metrics->setPlaceholderText("http://host:9090/metrics");
    put(grid, 4, 1, QString("Server figures"), metrics);
    put(grid, 6, 1, QString("Which of them"),
        lines("metric", "http_requests_total",
              QString("The figures to keep, a line each; empty: the first 64")));
}

QWidget* ConnectionOptions::lines(const char* field, const QString& example, const QString& tip) {
    auto* text = new TextField(this);
    text->setToolTip(tip);
    text->setPlaceholderText(example);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFixedHeight(fontMetrics().lineSpacing() * 2 + 12);
    text->installEventFilter(this);
    connect(text, &QPlainTextEdit::textChanged, this, &ConnectionOptions::edited);
    addField(field, text);
    return text;
}

QHBoxLayout* ConnectionOptions::choices() {
    auto* versions = addChoice("ipv4", QString("Which addresses of the host are connected to"));
    for (const IpChoice& choice : ipChoices)
        versions->addItem(choice.value == IpVersion::Any ? QString("any")
                                                         : QString("IPv%1").arg(choice.name),
                          QString(choice.name));
    auto* cookies = addChoice("cookies", QString("Who keeps the cookies that answers set and sends "
                                                 "them back"));
    cookies->addItem(QString("nobody"), QString("none"));
    cookies->addItem(QString("each thread"), QString("each-user"));
    auto* row = new QHBoxLayout;
    row->addWidget(labelOf(QString("Addresses"), *versions));
    row->addWidget(versions);
    row->addSpacing(8);
    row->addWidget(labelOf(QString("Cookies kept by"), *cookies));
    row->addWidget(cookies);
    row->addSpacing(8);
    row->addWidget(addSwitch("compressed", QString("Packed answers"),
                             QString("Asks for packed answers; what is counted is what comes over "
                                     "the wire")));
    row->addWidget(addSwitch("digest", QString("Digest"),
                             QString("Tells the user and the password of the URL, as in "
                                     "http://user:password@host/, by Digest and not by Basic")));
    row->addStretch();
    return row;
}

bool ConnectionOptions::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut)
        for (const auto& [field, widget] : fields())
            if (watched == widget)
                emit leftField(field);
    return PlanOptions::eventFilter(watched, event);
}

} // namespace loadstone
